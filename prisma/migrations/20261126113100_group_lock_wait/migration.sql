-- A row of a group may want what somebody holds for long: an environment or a client that is being deleted, with all that is theirs,
-- keeps its rows locked until that commits. Others' rows in the group have no part in it, so the group gives up soon, and its calls
-- are made each alone, where only the one that is concerned waits (lock_timeout of signet_app).
do $$
declare
  v_function regprocedure;
begin
  for v_function in select oid from pg_proc where pronamespace = 'public'::regnamespace and proname = 'hot_write_group' loop
    execute format('alter function %s set lock_timeout = ''250ms''', v_function);
  end loop;
end $$;
