-- Step 9: inheritances. A value passes on where it is printed for some and, when it is next printed, for nobody of them
-- any more; it is certain where there is no doubt that the two are two.

CREATE OR REPLACE TABLE identity_inheritances AS
WITH printed AS (
    SELECT unnest(phones) AS value, 'phone' AS channel, rid FROM identity_source
    UNION ALL SELECT unnest(emails), 'email', rid FROM identity_source
),
held AS (
    SELECT p.value, p.channel, l.label, s.edition_id, s.dated_from, s.dated_to, min(p.rid) AS rid
    FROM printed p JOIN identity_source s USING (rid) JOIN identity_member m USING (rid) JOIN identity_label l USING (pid)
    WHERE s.dated_from IS NOT NULL AND s.dated_to IS NOT NULL GROUP BY ALL
),
passing AS (SELECT value, channel FROM held GROUP BY ALL HAVING count(DISTINCT label) > 1),
holders AS (
    SELECT value, channel, edition_id, dated_from, dated_to, list(label) AS labels, list({'label': label, 'rid': rid}) AS people
    FROM held JOIN passing USING (value, channel) GROUP BY ALL
),
handed AS (
    SELECT j.value, j.channel, arg_max(i.people, (i.dated_to, i.edition_id)) AS before, arg_max(i.labels, (i.dated_to, i.edition_id)) AS labels_before,
           j.people AS after, j.labels AS labels_after
    FROM holders j JOIN holders i ON i.value = j.value AND i.channel = j.channel AND i.dated_to < j.dated_from
    GROUP BY j.value, j.channel, j.edition_id, j.people, j.labels
),
pairs AS (
    SELECT value, channel, unnest(before) AS giver, after FROM handed WHERE NOT list_has_any(labels_before, labels_after)
),
each AS (SELECT value, channel, giver.rid AS from_rid, unnest(after).rid AS to_rid FROM pairs)
SELECT e.value, e.channel, f.mention_id AS from_mention_id, t.mention_id AS to_mention_id,
       NOT EXISTS (SELECT 1 FROM identity_unsure u WHERE u.one = least(fl.label, tl.label) AND u.other = greatest(fl.label, tl.label)) AS is_certain
FROM each e JOIN identity_source f ON f.rid = e.from_rid JOIN identity_source t ON t.rid = e.to_rid
JOIN identity_member fm ON fm.rid = e.from_rid JOIN identity_member tm ON tm.rid = e.to_rid
JOIN identity_label fl ON fl.pid = fm.pid JOIN identity_label tl ON tl.pid = tm.pid;
