-- Hot functions look rows up by their keys and nothing else. Their plans are made once for each connection, often while a table
-- is new and small: a plan that reads all of it then stays, and grows with every row (4 ms for each redemption within a minute
-- of a new installation's first load, seen). So none of them may read a table through.
do $$
declare
  v_function regprocedure;
begin
  for v_function in
    select oid from pg_proc
    where pronamespace = 'public'::regnamespace and proname like 'hot\_%' and proname not like '%\_'
  loop
    execute format('alter function %s set enable_seqscan = off', v_function);
  end loop;
end $$;
