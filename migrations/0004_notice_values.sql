-- Which value a card's notice says is gone, and which one it tells people to use instead ("<kind> <value>"): a later
-- notice that undoes either takes the banner of this one down. Null on notices that operators wrote.
alter table notice add column replaces text, add column announces text;
