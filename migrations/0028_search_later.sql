-- New words go to a list, and are sorted in by the beat of a node: half the work for each message, and nobody who writes
-- waits until all of it is sorted. A search reads the list as well.
alter index reach.search_words set (fastupdate = on);
