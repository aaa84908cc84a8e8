import { inject, Injectable } from '@angular/core';
import type { ImportRow } from '@jalon/contracts';
import type { ApiProblem } from '../core/api/api-problem';
import { toApiProblem } from '../core/api/api-problem';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';

type Reason = ImportRow['reasons'][number];

/** What the import says, in words: why a file is refused, why a row is rejected, what was detected. */
@Injectable({ providedIn: 'root' })
export class ImportWords {
  private readonly i18n = inject(I18n);
  private readonly format = inject(Format);
  private readonly problems = inject(ProblemText);

  /** A problem as a sentence of its own. */
  problem(failure: unknown): string {
    return sentence(this.afterName(failure));
  }

  /** The same after a file's name and a colon: a refused file says its own reason, other problems speak as everywhere. */
  afterName(failure: unknown): string {
    const problem: ApiProblem = toApiProblem(failure);
    for (const { code, params } of problem.errors) {
      const key = `imports.refusal.${code}`;
      if (this.i18n.has(key)) return this.i18n.t(key, this.readable(code, params ?? {}));
    }
    const whole = `imports.refusal.${problem.code}`;
    return this.i18n.has(whole)
      ? this.i18n.t(whole, this.readable(problem.code, {}))
      : this.problems.of(problem);
  }

  /** Why the import's job ended badly, from the code of the job. */
  jobError(code: string | null): string {
    for (const key of [`imports.refusal.${code}`, `jobs.error.${code}`]) {
      if (code !== null && this.i18n.has(key)) return sentence(this.i18n.t(key, this.readable(code, {})));
    }
    return this.i18n.t('jobs.error.unknown');
  }

  reason({ field, code, value }: Reason): string {
    const key = `imports.reason.${code}`;
    const params = { field: this.field(field), value: value ?? '' };
    return this.i18n.has(key) ? this.i18n.t(key, params) : this.i18n.t('imports.reason.unknown', params);
  }

  field(field: string): string {
    const key = `imports.field.${field}`;
    return this.i18n.has(key) ? this.i18n.t(key) : field;
  }

  encoding(name: string | null): string {
    return name === null ? '' : (ENCODINGS[name.toLowerCase()] ?? name.toUpperCase());
  }

  delimiter(character: string | null): string {
    if (character === null) return '';
    const key = DELIMITERS[character];
    return key ? this.i18n.t(`imports.delimiter.${key}`) : character;
  }

  private readable(code: string, params: Readonly<Record<string, string | number>>): Record<string, string> {
    const all: Record<string, string> = { max: '', row: '', column: '' };
    for (const [name, value] of Object.entries(params)) {
      const inBytes = name === 'max' && (code === 'too_large' || code === 'inflates_too_much');
      all[name] = inBytes
        ? this.megabytes(Number(value))
        : typeof value === 'number'
          ? this.format.number(value)
          : value;
    }
    if (all['max'] === '' && code === 'too_large') all['max'] = this.megabytes(50 * 1024 * 1024);
    return all;
  }

  /** Limits of files are binary megabytes, said as people say them. */
  private megabytes(bytes: number): string {
    const unit = this.i18n.language() === 'fr' ? 'Mo' : 'MB';
    return `${this.format.number(Math.round(bytes / 1024 / 1024))}\u00a0${unit}`;
  }
}

const ENCODINGS: Readonly<Record<string, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  'windows-1252': 'Windows-1252',
};
const DELIMITERS: Readonly<Record<string, string>> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'pipe',
};

function sentence(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
