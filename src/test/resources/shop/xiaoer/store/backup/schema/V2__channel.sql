ALTER TABLE purchase ADD COLUMN channel text NOT NULL DEFAULT 'web';
