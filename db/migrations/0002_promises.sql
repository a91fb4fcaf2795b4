-- What no code may break: endpoints never change, statuses only climb, a settled send is never queued again,
-- touches and the audit log are append-only.
CREATE FUNCTION keep_columns() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY tg_argv LOOP
    IF to_jsonb(old) -> name IS DISTINCT FROM to_jsonb(new) -> name THEN
      RAISE EXCEPTION '%.% never changes', tg_table_name, name USING errcode = 'integrity_constraint_violation';
    END IF;
  END LOOP;
  RETURN new;
END $$;
--> statement-breakpoint
CREATE TRIGGER accounts_keep BEFORE UPDATE OF channel, external_id ON accounts
  FOR EACH ROW EXECUTE FUNCTION keep_columns('channel', 'external_id');
--> statement-breakpoint
CREATE TRIGGER contacts_keep BEFORE UPDATE OF account_id ON contacts
  FOR EACH ROW EXECUTE FUNCTION keep_columns('account_id');
--> statement-breakpoint
CREATE TRIGGER identities_keep BEFORE UPDATE OF contact_id, account_id, kind, value ON identities
  FOR EACH ROW EXECUTE FUNCTION keep_columns('contact_id', 'account_id', 'kind', 'value');
--> statement-breakpoint
CREATE TRIGGER dialogs_keep BEFORE UPDATE OF account_id, contact_id ON dialogs
  FOR EACH ROW EXECUTE FUNCTION keep_columns('account_id', 'contact_id');
--> statement-breakpoint
CREATE TRIGGER messages_keep BEFORE UPDATE OF dialog_id, account_id, contact_id, identity_id, direction, client_id, part, order_key, seq ON messages
  FOR EACH ROW EXECUTE FUNCTION keep_columns('dialog_id', 'account_id', 'contact_id', 'identity_id', 'direction', 'client_id', 'part', 'order_key', 'seq');
--> statement-breakpoint
CREATE FUNCTION climb_status() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  new.status := greatest(old.status, new.status);
  RETURN new;
END $$;
--> statement-breakpoint
CREATE TRIGGER messages_climb BEFORE UPDATE OF status ON messages
  FOR EACH ROW EXECUTE FUNCTION climb_status();
--> statement-breakpoint
CREATE FUNCTION keep_settled() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF old.state IN ('sent', 'failed') AND new.state NOT IN ('sent', 'failed') THEN
    RAISE EXCEPTION 'outbox.% is settled', old.id USING errcode = 'integrity_constraint_violation';
  END IF;
  RETURN new;
END $$;
--> statement-breakpoint
CREATE TRIGGER outbox_keep_settled BEFORE UPDATE OF state ON outbox
  FOR EACH ROW EXECUTE FUNCTION keep_settled();
--> statement-breakpoint
CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('dialogs.erasing', true) = 'on' THEN
    RETURN coalesce(new, old);
  END IF;
  RAISE EXCEPTION '% is append-only', tg_table_name USING errcode = 'integrity_constraint_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER touches_append_only BEFORE UPDATE OR DELETE ON touches
  FOR EACH ROW EXECUTE FUNCTION append_only();
--> statement-breakpoint
CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE ON audit_log
  FOR EACH ROW EXECUTE FUNCTION append_only();
--> statement-breakpoint
CREATE TRIGGER touches_no_truncate BEFORE TRUNCATE ON touches EXECUTE FUNCTION append_only();
--> statement-breakpoint
CREATE TRIGGER audit_log_no_truncate BEFORE TRUNCATE ON audit_log EXECUTE FUNCTION append_only();
--> statement-breakpoint
INSERT INTO organisation DEFAULT VALUES ON CONFLICT DO NOTHING;
