-- table: card
SELECT unnest(list_transform(list_filter(
    ['BEGIN:VCARD', 'VERSION:4.0', 'KIND:individual', 'UID:urn:uuid:' || uid('contact', appointment_id),
     'FN:' || vtext("name"), 'N:' || vtext(family_name) || ';' || vtext(given_name) || ';;;',
     'ORG:' || vtext(organization), 'TITLE:' || vtext(title), 'ROLE:' || vtext("role")]
    || coalesce(list_transform(string_split(email, '; '), lambda m: 'EMAIL;TYPE=work:' || vtext(m)), [])
    || coalesce(list_transform(string_split(phones, '; '),
        lambda p: 'TEL;VALUE=uri;TYPE="work,voice":tel:' || p), [])
    || ['CATEGORIES:' || vtext(region) || coalesce(',' || vtext(audience), ''),
        'NOTE:' || vtext(concat_ws('; ', 'for ' || for_whom, safety, 'seen ' || last_seen,
            'out of hours: ' || out_of_hours)),
        'END:VCARD'],
    lambda l: l IS NOT NULL), lambda l: fold(l))) AS line
FROM (
    SELECT d.*, p.given_name, p.family_name
    FROM directory_now d JOIN appointments a USING (appointment_id) JOIN people p USING (person_id)
    ORDER BY d.appointment_id
)
