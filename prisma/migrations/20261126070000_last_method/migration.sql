-- UX-H19: how somebody signed in last on a browser. It names the method alone, so whoever has the browser next learns of no account.

alter table browsers add column last_method text;
alter table browsers add check (last_method in ('passkey', 'password', 'email'));
