-- The playground of an environment is a client of its own, made when somebody asks for it and gone when they are done with it.
alter table clients
  drop constraint clients_built_in_check,
  add constraint clients_built_in_check check (built_in in ('portal', 'playground'));
