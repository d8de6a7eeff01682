-- table: card
SELECT concat(
    vline('BEGIN:VCARD'), vline('VERSION:4.0'), vline('KIND:individual'),
    vline('UID:urn:uuid:' || uid('contact', appointment_id)), vline('FN:' || vtext("name")),
    vline('N:' || vtext(family_name) || ';' || vtext(given_name) || ';;;'), vline('ORG:' || vtext(organization)),
    vline('TITLE:' || vtext(title)), vline('ROLE:' || vtext("role")), vlines('EMAIL;TYPE=work:', email),
    vlines('TEL;VALUE=uri;TYPE="work,voice":tel:', phones),
    vline('CATEGORIES:' || vtext(region) || coalesce(',' || vtext(audience), '')),
    vline('NOTE:' || vtext(concat_ws('; ', 'for ' || for_whom, safety, 'seen ' || last_seen,
        'out of hours: ' || out_of_hours))),
    'END:VCARD') AS card
FROM directory_now WHERE person_id IS NOT NULL ORDER BY appointment_id
