CREATE OR REPLACE TEMP MACRO uid(kind, of_id) AS CAST(md5(concat('nmt-directory/', kind, '/', of_id)) AS UUID);
CREATE OR REPLACE TEMP MACRO vtext(said) AS
    replace(replace(replace(replace(said, '\', '\\'), ',', '\,'), ';', '\;'), chr(10), '\n');
CREATE OR REPLACE TEMP MACRO vline(said) AS CASE WHEN strlen(said) <= 75 THEN said ELSE
    array_to_string(list_transform(range(0, length(said), 36),
        lambda i: substr(said, i + 1, 36)), chr(13) || chr(10) || ' ') END || chr(13) || chr(10);
CREATE OR REPLACE TEMP MACRO vlines(start, said) AS CASE WHEN contains(said, '; ')
    THEN array_to_string(list_transform(string_split(said, '; '), lambda one: vline(start || vtext(one))), '')
    ELSE vline(start || vtext(said)) END;
