CREATE SEQUENCE invoice START 500;
CREATE TABLE purchase (
    id text PRIMARY KEY,
    total numeric(12, 2),
    details jsonb,
    photo bytea,
    at timestamptz,
    weight double precision,
    invoice bigint NOT NULL DEFAULT nextval('invoice'),
    first_line int,
    total_cents bigint GENERATED ALWAYS AS ((total * 100)::bigint) STORED
);
CREATE TABLE line (
    purchase text NOT NULL REFERENCES purchase,
    no int NOT NULL,
    count int NOT NULL,
    PRIMARY KEY (purchase, no)
);
ALTER TABLE purchase ADD FOREIGN KEY (id, first_line) REFERENCES line (purchase, no);
CREATE TABLE note (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    text text NOT NULL,
    parent bigint REFERENCES note
);
CREATE TABLE "Odd ""Name""" ("select" int, "Von Bis" int4range, words text[]);
INSERT INTO "Odd ""Name""" VALUES (1, '[2,5)', '{"a,b", NULL, "c\"d"}');
CREATE FUNCTION shout() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN NEW.text = NEW.text || '!'; RETURN NEW; END $$;
CREATE TRIGGER shout BEFORE INSERT ON note FOR EACH ROW EXECUTE FUNCTION shout();
