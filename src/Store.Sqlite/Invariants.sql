-- What the database itself forbids, whatever the code above does. Applied at every start, after the migrations,
-- so each statement may run again and again (a table rebuild drops triggers).

-- No two claims on one resource overlap while both occupy. One writer connection makes a trigger a sound guard.
DROP TRIGGER IF EXISTS claims_no_overlap_insert;
CREATE TRIGGER claims_no_overlap_insert BEFORE INSERT ON claims WHEN NOT NEW.released
BEGIN
    SELECT RAISE(ABORT, 'overlap: this resource is taken')
    WHERE EXISTS (
        SELECT 1 FROM claims c
        WHERE c.business_id = NEW.business_id AND c.resource_id = NEW.resource_id AND NOT c.released
            AND c.id <> NEW.id AND c.starts_at < NEW.ends_at AND NEW.starts_at < c.ends_at);
END;
DROP TRIGGER IF EXISTS claims_have_length_insert;
CREATE TRIGGER claims_have_length_insert BEFORE INSERT ON claims WHEN NEW.ends_at <= NEW.starts_at
BEGIN
    SELECT RAISE(ABORT, 'a claim ends after it starts');
END;
DROP TRIGGER IF EXISTS claims_no_overlap_update;
CREATE TRIGGER claims_no_overlap_update BEFORE UPDATE OF resource_id, starts_at, ends_at, released ON claims WHEN NOT NEW.released
BEGIN
    SELECT RAISE(ABORT, 'overlap: this resource is taken')
    WHERE EXISTS (
        SELECT 1 FROM claims c
        WHERE c.business_id = NEW.business_id AND c.resource_id = NEW.resource_id AND NOT c.released
            AND c.id <> NEW.id AND c.starts_at < NEW.ends_at AND NEW.starts_at < c.ends_at);
END;
DROP TRIGGER IF EXISTS claims_have_length_update;
CREATE TRIGGER claims_have_length_update BEFORE UPDATE OF resource_id, starts_at, ends_at, released ON claims WHEN NEW.ends_at <= NEW.starts_at
BEGIN
    SELECT RAISE(ABORT, 'a claim ends after it starts');
END;

-- A claim stays one resource's, and is released, never deleted: readers learn of it by its stamp.
DROP TRIGGER IF EXISTS claims_keep_resource;
CREATE TRIGGER claims_keep_resource BEFORE UPDATE ON claims WHEN NEW.resource_id <> OLD.resource_id OR NEW.business_id <> OLD.business_id
BEGIN
    SELECT RAISE(ABORT, 'a claim stays one resource''s');
END;
DROP TRIGGER IF EXISTS claims_no_delete;
CREATE TRIGGER claims_no_delete BEFORE DELETE ON claims BEGIN SELECT RAISE(ABORT, 'claims are released, not deleted'); END;

-- What a posting may be: something, in its account's unit, in a layer that exists, mirroring only what came before it.
DROP TRIGGER IF EXISTS postings_are_sound;
CREATE TRIGGER postings_are_sound BEFORE INSERT ON postings
BEGIN
    SELECT RAISE(ABORT, 'a posting is not nothing') WHERE NEW.amount = 0;
    SELECT RAISE(ABORT, 'a posting has a layer') WHERE NEW.layer NOT IN (0, 1);
    SELECT RAISE(ABORT, 'a mirror names a whole posting of an earlier entry')
    WHERE (NEW.reverses_seq IS NULL) <> (NEW.reverses_no IS NULL) OR NEW.reverses_seq >= NEW.entry_seq;
    SELECT RAISE(ABORT, 'a posting has its account''s unit and a lot where the account has lots')
    WHERE NOT EXISTS (
        SELECT 1 FROM accounts a
        WHERE a.business_id = NEW.business_id AND a.id = NEW.account_id AND a.unit = NEW.unit AND (a.lots <> 0) = (NEW.lot_id IS NOT NULL));
END;
DROP TRIGGER IF EXISTS entries_are_sound;
CREATE TRIGGER entries_are_sound BEFORE INSERT ON entries
BEGIN
    SELECT RAISE(ABORT, 'an entry has a state, and what resolves names what it resolves')
    WHERE NEW.state NOT BETWEEN 0 AND 3 OR (NEW.resolves IS NOT NULL) <> (NEW.state IN (2, 3));
    SELECT RAISE(ABORT, 'a hash has 32 bytes') WHERE length(NEW.hash) <> 32 OR length(NEW.prev_hash) <> 32;
    SELECT RAISE(ABORT, 'entries are numbered without gaps')
    WHERE NEW.seq <> 1 + COALESCE((SELECT MAX(e.seq) FROM entries e WHERE e.business_id = NEW.business_id), 0);
END;
DROP TRIGGER IF EXISTS balances_keep_floor;
CREATE TRIGGER balances_keep_floor BEFORE UPDATE ON balances WHEN NEW.floor <> OLD.floor OR NEW.account_id <> OLD.account_id
BEGIN
    SELECT RAISE(ABORT, 'a floor does not move');
END;
DROP TRIGGER IF EXISTS balances_no_delete;
CREATE TRIGGER balances_no_delete BEFORE DELETE ON balances BEGIN SELECT RAISE(ABORT, 'balances are not deleted'); END;

-- A guarded account never falls below its floor.
DROP TRIGGER IF EXISTS balances_floor_insert;
CREATE TRIGGER balances_floor_insert BEFORE INSERT ON balances WHEN NEW.balance < NEW.floor
BEGIN
    SELECT RAISE(ABORT, 'floor: this account may not fall so low');
END;
DROP TRIGGER IF EXISTS balances_floor_update;
CREATE TRIGGER balances_floor_update BEFORE UPDATE ON balances WHEN NEW.balance < NEW.floor
BEGIN
    SELECT RAISE(ABORT, 'floor: this account may not fall so low');
END;

-- What was written stays as it was written.
DROP TRIGGER IF EXISTS accounts_no_update;
CREATE TRIGGER accounts_no_update BEFORE UPDATE ON accounts BEGIN SELECT RAISE(ABORT, 'immutable: accounts is append-only'); END;
DROP TRIGGER IF EXISTS accounts_no_delete;
CREATE TRIGGER accounts_no_delete BEFORE DELETE ON accounts BEGIN SELECT RAISE(ABORT, 'immutable: accounts is append-only'); END;
DROP TRIGGER IF EXISTS entries_no_update;
CREATE TRIGGER entries_no_update BEFORE UPDATE ON entries BEGIN SELECT RAISE(ABORT, 'immutable: entries is append-only'); END;
DROP TRIGGER IF EXISTS entries_no_delete;
CREATE TRIGGER entries_no_delete BEFORE DELETE ON entries BEGIN SELECT RAISE(ABORT, 'immutable: entries is append-only'); END;
DROP TRIGGER IF EXISTS postings_no_update;
CREATE TRIGGER postings_no_update BEFORE UPDATE ON postings BEGIN SELECT RAISE(ABORT, 'immutable: postings is append-only'); END;
DROP TRIGGER IF EXISTS postings_no_delete;
CREATE TRIGGER postings_no_delete BEFORE DELETE ON postings BEGIN SELECT RAISE(ABORT, 'immutable: postings is append-only'); END;
DROP TRIGGER IF EXISTS lots_no_update;
CREATE TRIGGER lots_no_update BEFORE UPDATE ON lots BEGIN SELECT RAISE(ABORT, 'immutable: lots is append-only'); END;
DROP TRIGGER IF EXISTS lots_no_delete;
CREATE TRIGGER lots_no_delete BEFORE DELETE ON lots BEGIN SELECT RAISE(ABORT, 'immutable: lots is append-only'); END;
DROP TRIGGER IF EXISTS facts_no_update;
CREATE TRIGGER facts_no_update BEFORE UPDATE ON facts BEGIN SELECT RAISE(ABORT, 'immutable: facts is append-only'); END;
DROP TRIGGER IF EXISTS facts_no_delete;
CREATE TRIGGER facts_no_delete BEFORE DELETE ON facts BEGIN SELECT RAISE(ABORT, 'immutable: facts is append-only'); END;
DROP TRIGGER IF EXISTS requests_no_update;
CREATE TRIGGER requests_no_update BEFORE UPDATE ON requests BEGIN SELECT RAISE(ABORT, 'immutable: requests is append-only'); END;
DROP TRIGGER IF EXISTS requests_no_delete;
CREATE TRIGGER requests_no_delete BEFORE DELETE ON requests BEGIN SELECT RAISE(ABORT, 'immutable: requests is append-only'); END;
DROP TRIGGER IF EXISTS audit_no_update;
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'immutable: audit is append-only'); END;
DROP TRIGGER IF EXISTS audit_no_delete;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'immutable: audit is append-only'); END;
