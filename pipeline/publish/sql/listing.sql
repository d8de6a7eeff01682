-- `directory_now`: the rows of the view `directory` in their order, and what the exports say beside. They are taken from
-- `told`, which lies sorted and holds what the view would look up again; the day and the numbers to call are read first,
-- since a join might change the order.
-- {finish|row|day|out_of_hours} stands for finish.sql.
CREATE OR REPLACE TEMP MACRO uid(kind, of_id) AS CAST(md5(concat('nmt-directory/', kind, '/', of_id)) AS UUID);

SET VARIABLE newest_day = (SELECT newest_edition_date FROM rel.releases ORDER BY sequence DESC LIMIT 1);
SET VARIABLE round_the_clock = (SELECT out_of_hours FROM rel.releases ORDER BY sequence DESC LIMIT 1);

CREATE TEMP TABLE directory_now AS
SELECT {finish|t|CAST(getvariable('newest_day') AS DATE)|CAST(getvariable('round_the_clock') AS VARCHAR)},
    uid('contact', t.appointment_id) AS contact_uid, t.person_id, t.org_id, t.given_name, t.family_name
FROM told t
WHERE t.is_listed;
