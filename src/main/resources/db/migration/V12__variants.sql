-- Which way of its segment a room is in the middle of; 0 where none was chosen yet.
alter table room add column variant int not null default 0;
