-- How slowly a host wants its requests says all that was counted here.
alter table hosts drop column strikes;
