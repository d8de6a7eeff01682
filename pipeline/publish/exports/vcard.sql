-- table: card
-- What many share, such as a role and an employer, is written once for all of them. Each text is escaped in a query of its
-- own before it is folded: folding names it many times, and DuckDB would write the escaping out anew at each.
WITH shared AS (
    SELECT DISTINCT organization, title, "role", region, audience, for_whom, safety, last_seen, out_of_hours
    FROM directory_now
), spelled AS (
    SELECT *, 'ORG:' || vtext(organization) AS org_line, 'TITLE:' || vtext(title) AS title_line, 'ROLE:' || vtext("role") AS role_line,
        'CATEGORIES:' || vtext(region) || coalesce(',' || vtext(audience), '') AS category_line,
        'NOTE:' || vtext(concat_ws('; ', 'for ' || for_whom, safety, 'seen ' || last_seen, 'out of hours: ' || out_of_hours))
            AS note_line
    FROM shared
), written AS (
    SELECT *, concat(vline(org_line), vline(title_line), vline(role_line)) AS office,
        concat(vline(category_line), vline(note_line)) AS remarks
    FROM spelled
), called AS (
    SELECT *, 'FN:' || vtext("name") AS name_line,
        'N:' || vtext(family_name) || ';' || vtext(given_name) || ';;;' AS names_line,
        'EMAIL;TYPE=work:' || vtext(email) AS mail_line, 'TEL;VALUE=uri;TYPE="work,voice":tel:' || vtext(phones) AS phone_line
    FROM directory_now WHERE person_id IS NOT NULL
)
SELECT concat(
    vline('BEGIN:VCARD'), vline('VERSION:4.0'), vline('KIND:individual'), 'UID:urn:uuid:', d.contact_uid, chr(13) || chr(10),
    vline(d.name_line), vline(d.names_line),
    w.office,
    CASE WHEN contains(d.email, '; ') THEN vlines('EMAIL;TYPE=work:', d.email) ELSE vline(d.mail_line) END,
    CASE WHEN contains(d.phones, '; ') THEN vlines('TEL;VALUE=uri;TYPE="work,voice":tel:', d.phones) ELSE vline(d.phone_line) END,
    w.remarks, 'END:VCARD') AS card
FROM called d JOIN written w
    ON w.organization IS NOT DISTINCT FROM d.organization AND w.title IS NOT DISTINCT FROM d.title
    AND w."role" IS NOT DISTINCT FROM d."role" AND w.region IS NOT DISTINCT FROM d.region
    AND w.audience IS NOT DISTINCT FROM d.audience AND w.for_whom IS NOT DISTINCT FROM d.for_whom
    AND w.safety IS NOT DISTINCT FROM d.safety AND w.last_seen IS NOT DISTINCT FROM d.last_seen
    AND w.out_of_hours IS NOT DISTINCT FROM d.out_of_hours
ORDER BY d.appointment_id
