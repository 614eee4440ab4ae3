// A calendar file (RFC 5545) from days and texts. Pure: tests read it in Node and with Python's `icalendar`.
(function (kit) {
  'use strict';
  if (kit.calendar) return;

  const WIDTH = 75; // octets in a line, without its end (RFC 5545, 3.1)

  /** RFC 5545, 3.3.11. Other control characters are not allowed at all. */
  const escaped = (text) =>
    text.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
      .replace(/[\\;,]/g, '\\$&').replace(/\n/g, '\\n');

  function octets(letter) {
    const code = letter.codePointAt(0);
    return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }

  /** Long lines go on in the next one behind a space; a letter is never cut. */
  function folded(line) {
    let width = 0;
    let out = '';
    for (const letter of line) {
      if (width + octets(letter) > WIDTH) {
        out += '\r\n ';
        width = 1;
      }
      out += letter;
      width += octets(letter);
    }
    return out;
  }

  const plain = (text) => text.replace(/-/g, '');
  const stamp = (now) => `${plain(new Date(now).toISOString().slice(0, 19)).replace(/:/g, '')}Z`;

  // Days without hours belong to no time zone. A changed plan keeps its ids, so that calendars move what they have.
  const event = ({ id, from, until, title, text, url }, now) => [
    'BEGIN:VEVENT',
    `UID:${id}@studykit`,
    `DTSTAMP:${stamp(now)}`,
    `SEQUENCE:${Math.floor(now / 60000)}`,
    `DTSTART;VALUE=DATE:${plain(from)}`,
    `DTEND;VALUE=DATE:${plain(until)}`,
    `SUMMARY:${escaped(title)}`,
    ...(text ? [`DESCRIPTION:${escaped(text)}`] : []),
    ...(url ? [`URL:${url}`] : []),
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];

  /**
   * @param events [{id, from, until: the day after the last, title, text, url}] with dates as 2027-03-01
   * @param name the calendar's name @param now in ms
   */
  function write(events, name, now) {
    const lines = [
      'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//studykit//study plan//EN', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH',
      `NAME:${escaped(name)}`, `X-WR-CALNAME:${escaped(name)}`,
      ...events.flatMap((one) => event(one, now)),
      'END:VCALENDAR',
    ];
    return `${lines.map(folded).join('\r\n')}\r\n`;
  }

  kit.calendar = { escaped, folded, write };
})(window.studykit);
