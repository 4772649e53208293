-- Who was shown personal data in the clear: written before they are shown, and never changed.
create table personal_data_view (
    id           bigint generated always as identity primary key,
    at           timestamptz not null,
    viewer       text        not null,
    subject_kind text        not null,
    subject_id   uuid        not null,
    way          text        not null,
    address      text        not null,
    reason       text        not null
);
create index personal_data_view_by_viewer on personal_data_view (viewer, id);
create index personal_data_view_by_subject on personal_data_view (subject_id, id);

create function refuse_change_of_views() returns trigger language plpgsql as $$
begin
    raise exception 'personal_data_view is appended to and never changed';
end $$;
create trigger personal_data_view_is_appended_to
    before update or delete or truncate on personal_data_view
    for each statement execute function refuse_change_of_views();
