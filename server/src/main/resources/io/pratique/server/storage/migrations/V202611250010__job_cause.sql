-- The span of the trace that asked for a job, as W3C Trace Context writes it.
alter table job add column cause text;
