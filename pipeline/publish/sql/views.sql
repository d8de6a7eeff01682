-- The view and the macros of the shipped file. The timeline lies sorted by region, name and appointment.
-- {finish|row|day|out_of_hours} stands for finish.sql, {phone_is_valid} for a condition on `c."value"`.
CREATE VIEW directory AS
SELECT {finish|t|n.day|n.out_of_hours}
FROM derived.directory_timeline t
CROSS JOIN (SELECT newest_edition_date AS day, out_of_hours FROM releases ORDER BY sequence DESC LIMIT 1) n
WHERE t.is_listed;

CREATE VIEW public_help AS
SELECT s.service_id, s."name", s.kind, s.audience, s.hours, s.place,
    string_agg(DISTINCT c."value", '; ' ORDER BY c."value") FILTER (c.channel = 'phone') AS phones,
    string_agg(DISTINCT c."value", '; ' ORDER BY c."value") FILTER (c.channel = 'email') AS email,
    string_agg(DISTINCT c."value", '; ' ORDER BY c."value") FILTER (c.channel = 'web') AS web,
    s.last_seen
FROM services s
JOIN contact_points c ON c.owner_type = 'service' AND c.owner_id = s.service_id AND c.gone_by IS NULL
    AND (c.channel <> 'phone' OR {phone_is_valid})
CROSS JOIN (SELECT newest_edition_date AS day FROM releases ORDER BY sequence DESC LIMIT 1) n
WHERE s.for_whom = 'anyone'
    AND date_diff('day', s.last_seen, n.day) <= 730
    AND date_diff('day', c.last_seen, n.day) <= 730
GROUP BY ALL
ORDER BY s."name";

COMMENT ON VIEW public_help IS
    'Services known to be for anyone; none where that is not told, no invalid number, nothing unconfirmed for two years';
COMMENT ON COLUMN public_help.service_id IS 'Id of the service';
COMMENT ON COLUMN public_help."name" IS 'Name of the service';
COMMENT ON COLUMN public_help.kind IS 'helpline, emergency, clinic, programme, shelter or network';
COMMENT ON COLUMN public_help.audience IS 'Whom it is for, as printed';
COMMENT ON COLUMN public_help.hours IS 'When it answers, as printed';
COMMENT ON COLUMN public_help.place IS 'Where it is, places joined by ; ';
COMMENT ON COLUMN public_help.phones IS 'Numbers in force, E.164 or short codes, joined by ; ';
COMMENT ON COLUMN public_help.email IS 'Addresses in force, joined by ; ';
COMMENT ON COLUMN public_help.web IS 'Web pages in force, joined by ; ';
COMMENT ON COLUMN public_help.last_seen IS 'Latest day of the last edition that names it';

CREATE MACRO directory_as_of(as_of_day) AS TABLE
SELECT {finish|t|CAST(as_of_day AS DATE)|n.out_of_hours}
FROM derived.directory_timeline t
CROSS JOIN (SELECT out_of_hours FROM releases ORDER BY sequence DESC LIMIT 1) n
WHERE t.valid_from <= CAST(as_of_day AS DATE) AND (t.valid_to IS NULL OR CAST(as_of_day AS DATE) < t.valid_to);

CREATE MACRO directory_published(of_release_id) AS TABLE
SELECT {finish|h|r.newest_edition_date|r.out_of_hours}
FROM releases r
JOIN (
    SELECT * FROM directory_history
    UNION ALL BY NAME
    SELECT t.* EXCLUDE (valid_from, valid_to, is_listed), 1 AS from_sequence, NULL::BIGINT AS until_sequence
    FROM derived.directory_timeline t WHERE t.is_listed AND t.appointment_id NOT IN (
        SELECT k.appointment_id FROM directory_history k WHERE k.until_sequence IS NULL)
) h ON h.from_sequence <= r.sequence AND (h.until_sequence IS NULL OR r.sequence < h.until_sequence)
WHERE r.release_id = of_release_id
ORDER BY h.region NULLS LAST, h."name" NULLS LAST, h.appointment_id;

CREATE MACRO directory_in(in_edition_id) AS TABLE
WITH mention AS (
    SELECT s.mention_id,
        any_value(s.entity_id) AS entity_id, any_value(s.entity_type) AS entity_type,
        min(s.page * 100000 + s.line) AS place,
        string_agg(DISTINCT s."value", '; ' ORDER BY s."value") FILTER (s.property = 'name') AS "name",
        any_value(s."value") FILTER (s.property = 'region') AS region_id,
        any_value(s."value") FILTER (s.property = 'role') AS "role",
        string_agg(DISTINCT s."value", '; ' ORDER BY s."value") FILTER (s.property = 'title') AS title,
        string_agg(DISTINCT s."value", '; ' ORDER BY s."value") FILTER (s.property = 'audience') AS audience,
        any_value(s."value") FILTER (s.property = 'employer') AS employer,
        string_agg(DISTINCT s."value", '; ' ORDER BY s."value") FILTER (s.property = 'email') AS email,
        string_agg(DISTINCT s."value", '; ' ORDER BY s."value") FILTER (s.property = 'phone') AS phones,
        bool_or(s.property = 'vacancy') AS is_vacant,
        string_agg(DISTINCT s."value", '; ') FILTER (s.property = 'hours') AS hours
    FROM statements s
    WHERE s.edition_id = in_edition_id AND s.entity_type IN ('person', 'region') AND s.status <> 'rejected'
    GROUP BY s.mention_id
    HAVING any_value(s.entity_type) = 'person' OR bool_or(s.property = 'vacancy')
), covered AS (
    SELECT s.entity_id AS region_id, string_agg(DISTINCT c."name", '; ' ORDER BY c."name") AS counties
    FROM statements s JOIN counties c ON c.county_code = s."value"
    WHERE s.edition_id = in_edition_id AND s.property = 'county_code' GROUP BY s.entity_id
), post AS (
    SELECT s.mention_id, min(v.row_key) AS appointment_id
    FROM evidence v JOIN statements s ON s.statement_id = v.statement_id
    WHERE v.table_name = 'appointments' AND s.edition_id = in_edition_id GROUP BY s.mention_id
), printed AS (
    SELECT p.appointment_id, g.region_id, g."name" AS region, k.counties,
        CASE WHEN m.entity_type = 'person' THEN m."name" END AS "name",
        coalesce(m."role", CASE WHEN g.region_id IS NOT NULL THEN 'regionkoordinator' END) AS "role",
        m.title, m.audience, coalesce(o."name", m.employer) AS organization, m.email, m.phones,
        e.dated_from AS first_seen, e.dated_to AS last_seen,
        CASE WHEN m.is_vacant THEN 'vacant' ELSE 'current' END AS status,
        e.edition_id, coalesce(e.dated_to, e.dated_from) AS confirmed_on, NULL::BOOLEAN AS phones_valid,
        'professionals' AS for_whom, m.hours
    FROM mention m
    JOIN editions e ON e.edition_id = in_edition_id
    LEFT JOIN regions g
        ON g.region_id = CASE WHEN m.entity_type = 'region' THEN m.entity_id ELSE m.region_id END
    LEFT JOIN covered k ON k.region_id = g.region_id
    LEFT JOIN organizations o ON o.org_id = m.employer
    LEFT JOIN post p ON p.mention_id = m.mention_id
)
SELECT {finish|d|d.confirmed_on|CAST(NULL AS VARCHAR)}
FROM printed d
ORDER BY d.region NULLS LAST, d."name" NULLS LAST, d.appointment_id;

CREATE MACRO trace(of_entity_id) AS TABLE
WITH wanted AS (
    SELECT of_entity_id AS entity_id, NULL::VARCHAR AS "value"
    UNION ALL SELECT person_id, NULL FROM appointments WHERE appointment_id = of_entity_id AND person_id IS NOT NULL
    UNION ALL SELECT region_id, NULL FROM appointments WHERE appointment_id = of_entity_id AND person_id IS NULL
    UNION ALL SELECT owner_id, c."value" FROM contact_points c WHERE c.contact_id = of_entity_id
    UNION ALL SELECT successor_id, NULL FROM entity_ids WHERE entity_id = of_entity_id AND successor_id IS NOT NULL
), behind AS (
    SELECT s.statement_id FROM statements s
    JOIN wanted w ON w.entity_id = s.entity_id AND (w."value" IS NULL OR w."value" = s."value")
    UNION SELECT statement_id FROM evidence
    WHERE row_key = of_entity_id OR starts_with(row_key, of_entity_id || '|')
    UNION SELECT s.statement_id FROM duties d JOIN statements s USING (edition_id, page, line)
    WHERE d.duty_id = of_entity_id AND s.property = 'duty' AND s.entity_id = d.org_id
    UNION SELECT s.statement_id FROM legal_references l JOIN statements f USING (edition_id, page, line)
    JOIN statements s ON s.mention_id = f.mention_id
    WHERE l.legal_id = of_entity_id AND f.entity_type = 'law' AND f.property <> 'subject'
        AND coalesce(starts_with(l.legal_id, f.entity_id), l.statute IS NULL)
)
SELECT s.statement_id, s.entity_type, s.entity_id, s.property, s."value", s.edition_id, e.file_name,
    s.page, s.line, s.char_start, s.char_end, s.raw_text, s.repaired, f.repairs, s.confidence, s.status,
    coalesce(c."rule", s."rule") AS "rule", s.evidence, s.mention_id
FROM statements s
JOIN behind USING (statement_id)
JOIN editions e ON e.edition_id = s.edition_id
LEFT JOIN (
    SELECT x.statement_id,
        string_agg(coalesce(r."before", '') || ' → ' || coalesce(r."after", ''), '; ' ORDER BY r.char_start) AS repairs
    FROM statements x JOIN repairs r ON r.edition_id = x.edition_id AND r.page = x.page AND r.line = x.line
        AND r.char_start < x.char_end AND r.char_end > x.char_start
    GROUP BY x.statement_id
) f ON f.statement_id = s.statement_id
LEFT JOIN (
    SELECT entity_id, property, said, min("rule") AS "rule" FROM (
        SELECT entity_id, property, winner AS said, "rule" FROM conflicts
        UNION ALL SELECT entity_id, property, loser, "rule" FROM conflicts)
    GROUP BY ALL
) c ON c.entity_id = s.entity_id AND c.property = s.property AND c.said = s."value"
ORDER BY s.edition_id, s.page, s.line, s.char_start, s.statement_id;
