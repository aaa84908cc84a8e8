/** Raw notes as lines; in a transcript each line is a turn and `speaker` says who spoke. */
export interface NoteLine {
  readonly speaker: string | null;
  readonly text: string;
}

export interface Notes {
  readonly lines: readonly NoteLine[];
  /** Lines beyond the limit were left out, or cut. */
  readonly truncated: boolean;
}

export const NOTES_LIMITS = { lines: 20_000, line: 4_000, proposals: 300 } as const;

const TIMING = /^(?:\d{1,3}:)?\d{2}:\d{2}[.,]\d{3} --> /;
const VOICE = /^<v(?:\.[^ >]*)* ([^>]{1,120})>(.*)$/;
const TAG = /<\/?[^<>]{0,200}>/g;
const TURN = /^([\p{Lu}][\p{L}'’. -]{1,60}?) ?: (.+)$/u;
const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&nbsp;': ' ' };

/** Whether `text` is a WebVTT transcript: its first line says so. */
export function isTranscript(text: string): boolean {
  return /^\uFEFF?WEBVTT(?:[ \t\r\n]|$)/.test(text);
}

/** Notes typed by hand: a line each, blank ones left out. */
export function readNotes(text: string): Notes {
  return bounded(
    lines(text)
      .map((line) => clean(line))
      .filter((line) => line !== '')
      .map((line) => ({ speaker: null, text: line })),
  );
}

/**
 * A WebVTT transcript (W3C WebVTT): cues in order, what one person says in a row made one turn. Speakers come from
 * `<v Name>`, or from « Name: … ».
 */
export function readTranscript(text: string): Notes {
  const turns: { speaker: string | null; text: string }[] = [];
  let inCue = false;
  for (const raw of lines(text)) {
    const line = raw.trim();
    if (line === '') inCue = false;
    else if (TIMING.test(line)) inCue = true;
    else if (inCue) {
      const voice = VOICE.exec(line);
      const said = clean(
        (voice?.[2] ?? line).replace(TAG, '').replace(/&(?:amp|lt|gt|nbsp);/g, (one) => ENTITIES[one] ?? one),
      );
      const turn = voice ? null : TURN.exec(said);
      const speaker = voice?.[1]?.trim() ?? turn?.[1]?.trim() ?? null;
      const words = turn?.[2] ?? said;
      const last = turns.at(-1);
      if (words === '') continue;
      if (
        last &&
        (speaker === null || speaker === last.speaker) &&
        last.text.length + words.length < NOTES_LIMITS.line
      )
        last.text += ` ${words}`;
      else turns.push({ speaker: speaker ?? last?.speaker ?? null, text: words });
    }
  }
  return bounded(turns);
}

function lines(text: string): string[] {
  return text.replace(/^\uFEFF/, '').split(/\r\n?|\n|\u2028|\u2029|\v|\f/);
}

function clean(line: string): string {
  return line
    .replace(/\p{Cc}/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

function bounded(all: readonly NoteLine[]): Notes {
  const tooLong = all.some((line) => line.text.length > NOTES_LIMITS.line);
  const kept = all.slice(0, NOTES_LIMITS.lines).map((line) => ({ ...line, text: cut(line.text) }));
  return { lines: kept, truncated: tooLong || all.length > kept.length };
}

/** Never inside a surrogate pair. */
function cut(text: string): string {
  if (text.length <= NOTES_LIMITS.line) return text;
  const last = text.charCodeAt(NOTES_LIMITS.line - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? NOTES_LIMITS.line - 1 : NOTES_LIMITS.line);
}
