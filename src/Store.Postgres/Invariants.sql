-- What the database itself forbids, whatever the code above does. Applied at every start, after the migrations,
-- so each statement may run again and again.

CREATE EXTENSION IF NOT EXISTS btree_gist;

DO $$ BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = 'claims_no_overlap') THEN
        -- The head row serialises the writers of a business, so this constraint only ever sees one of them: no deadlock storm.
        ALTER TABLE claims ADD CONSTRAINT claims_no_overlap
            EXCLUDE USING gist (business_id WITH =, resource_id WITH =, int8range(starts_at, ends_at) WITH &&) WHERE (NOT released);
    END IF;
    IF NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = 'claims_have_length') THEN
        ALTER TABLE claims ADD CONSTRAINT claims_have_length CHECK (ends_at > starts_at);
    END IF;
    IF NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = 'balances_floor') THEN
        ALTER TABLE balances ADD CONSTRAINT balances_floor CHECK (balance >= floor);
    END IF;
    -- What a posting and an entry may be.
    IF NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = 'postings_are_sound') THEN
        ALTER TABLE postings ADD CONSTRAINT postings_are_sound CHECK (
            amount <> 0 AND layer IN (0, 1) AND (reverses_seq IS NULL) = (reverses_no IS NULL) AND (reverses_seq IS NULL OR reverses_seq < entry_seq));
    END IF;
    IF NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = 'entries_are_sound') THEN
        ALTER TABLE entries ADD CONSTRAINT entries_are_sound CHECK (
            state BETWEEN 0 AND 3 AND (resolves IS NOT NULL) = (state IN (2, 3)) AND length(hash) = 32 AND length(prev_hash) = 32);
    END IF;
END $$;

CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'immutable: % is append-only', TG_TABLE_NAME; END $$;

-- What was written stays as it was written.
CREATE OR REPLACE TRIGGER accounts_no_change BEFORE UPDATE OR DELETE ON accounts FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER accounts_no_truncate BEFORE TRUNCATE ON accounts FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER entries_no_change BEFORE UPDATE OR DELETE ON entries FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER entries_no_truncate BEFORE TRUNCATE ON entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER postings_no_change BEFORE UPDATE OR DELETE ON postings FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER postings_no_truncate BEFORE TRUNCATE ON postings FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER lots_no_change BEFORE UPDATE OR DELETE ON lots FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER lots_no_truncate BEFORE TRUNCATE ON lots FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER facts_no_change BEFORE UPDATE OR DELETE ON facts FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER facts_no_truncate BEFORE TRUNCATE ON facts FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER requests_no_change BEFORE UPDATE OR DELETE ON requests FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER requests_no_truncate BEFORE TRUNCATE ON requests FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER audit_no_change BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER audit_no_truncate BEFORE TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A claim stays one resource's, and is released, never deleted: readers learn of it by its stamp. A floor does not move.
CREATE OR REPLACE FUNCTION keep_claim() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR NEW.resource_id <> OLD.resource_id OR NEW.business_id <> OLD.business_id THEN
        RAISE EXCEPTION 'a claim stays one resource''s and is released, not deleted';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER claims_keep_resource BEFORE UPDATE OR DELETE ON claims FOR EACH ROW EXECUTE FUNCTION keep_claim();
CREATE OR REPLACE FUNCTION keep_floor() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR NEW.floor <> OLD.floor OR NEW.account_id <> OLD.account_id THEN
        RAISE EXCEPTION 'a floor does not move, balances are not deleted';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER balances_keep_floor BEFORE UPDATE OR DELETE ON balances FOR EACH ROW EXECUTE FUNCTION keep_floor();

-- The second lock between businesses: a session sees and writes the rows of the business that it has named (bookend.business), whatever a query
-- forgot to ask for; all of them only where it says so (bookend.everyone: sign-in, jobs that list businesses, operators' commands, migrations).
-- FORCE, because the application's role owns the tables. A superuser is above all this: the log says so at start.
DO $$
DECLARE t regclass;
BEGIN
    FOR t IN
        SELECT c.oid::regclass FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
        WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace AND a.attname = 'business_id' AND NOT a.attisdropped
    LOOP
        IF NOT EXISTS (SELECT 1 FROM pg_policy WHERE polrelid = t AND polname = 'one_business') THEN
            EXECUTE format($p$CREATE POLICY one_business ON %s USING (
                business_id = NULLIF(current_setting('bookend.business', true), '')::uuid OR current_setting('bookend.everyone', true) = 'on')$p$, t);
        END IF;
        IF NOT (SELECT relrowsecurity AND relforcerowsecurity FROM pg_class WHERE oid = t) THEN
            EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', t);
        END IF;
    END LOOP;
    -- A public address is public: whose it is must be found before the business is known, and is nobody else's.
    IF NOT EXISTS (SELECT 1 FROM pg_policy WHERE polrelid = 'site_slugs'::regclass AND polname = 'everyone_looks') THEN
        CREATE POLICY everyone_looks ON site_slugs FOR SELECT USING (true);
    END IF;
END $$;
