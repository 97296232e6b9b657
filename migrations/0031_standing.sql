-- What is written without a lock goes in one statement, and stands only if what it rests on does: else all of it is undone.
create function must_stand(stands boolean) returns void language plpgsql as $$
begin
  if stands is not true then
    raise exception 'what this rests on is another by now' using errcode = 'serialization_failure';
  end if;
end
$$;
