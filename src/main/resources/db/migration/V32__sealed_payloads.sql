-- Payloads are sealed by the hub (AES-256-GCM). The columns in the clear stay for what release 0.1.0 has written, until
-- the hub has sealed that too; a value stands in one of both. Ciphertext does not compress: the database need not try.

alter table exchange
    add column change_sealed bytea,
    add column before_sealed bytea,
    add column answer_sealed bytea;
alter table exchange
    alter column change_sealed set storage external,
    alter column before_sealed set storage external,
    alter column answer_sealed set storage external;

alter table outbox
    add column body_sealed bytea,
    alter column body drop not null;
alter table outbox alter column body_sealed set storage external;
