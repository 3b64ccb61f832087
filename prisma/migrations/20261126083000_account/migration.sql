-- The pages on which people look after their own account.

-- A sign-in that leads to them is a stored request without an app.
alter table authorization_requests alter column client_id drop not null;

-- Whose account the browser shows, of those who are signed in on it. No foreign key: a session that is over, or that another
-- browser has, is simply not found among the live ones of this browser.
alter table browsers add column account_session_id uuid;
