-- The link of a notice of a new sign-in, by which whoever it was not signs everybody out of their account.
alter table mail_challenges drop constraint mail_challenges_purpose_check;
alter table mail_challenges add constraint mail_challenges_purpose_check
  check (purpose in ('sign_in', 'verify_email', 'reset_password', 'change_email', 'undo_email', 'sign_up', 'secure_account'));
