CREATE OR REPLACE TEMP MACRO uid(kind, of_id) AS CAST(md5(concat('nmt-directory/', kind, '/', of_id)) AS UUID);
CREATE OR REPLACE TEMP MACRO vtext(said) AS
    replace(replace(replace(replace(said, '\', '\\'), ',', '\,'), ';', '\;'), chr(10), '\n');
CREATE OR REPLACE TEMP MACRO fold(content) AS CASE WHEN strlen(content) <= 75 THEN content ELSE
    array_to_string(list_transform(range(0, length(content), 36),
        lambda i: substr(content, i + 1, 36)), chr(13) || chr(10) || ' ') END;
