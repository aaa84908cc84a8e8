import { THEME_COLOURS } from './palette.js';

/** Named in the theme only: slides and documents ask for the heading or body font of the theme. Every bank's PC has it. */
export const HOUSE_FONT = 'Arial';
export const THEME_NAME = 'Jalon';

function colour(name: keyof typeof THEME_COLOURS): string {
  return `<a:${name}><a:srgbClr val="${THEME_COLOURS[name]}"/></a:${name}>`;
}

const FONT = `<a:latin typeface="${HOUSE_FONT}"/><a:ea typeface=""/><a:cs typeface=""/>`;
const FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>';
const line = (width: number): string =>
  `<a:ln w="${width}" cap="flat" cmpd="sng" algn="ctr">${FILL}<a:prstDash val="solid"/><a:miter lim="800000"/></a:ln>`;
const EFFECT = '<a:effectStyle><a:effectLst/></a:effectStyle>';

/** The theme part: twelve colours, one typeface, flat fills and lines, no effects. */
export function themePart(name: string = THEME_NAME): string {
  const slots = Object.keys(THEME_COLOURS) as (keyof typeof THEME_COLOURS)[];
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    `<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="${name}"><a:themeElements>` +
    `<a:clrScheme name="${name}">${slots.map(colour).join('')}</a:clrScheme>` +
    `<a:fontScheme name="${name}"><a:majorFont>${FONT}</a:majorFont><a:minorFont>${FONT}</a:minorFont></a:fontScheme>` +
    `<a:fmtScheme name="${name}"><a:fillStyleLst>${FILL.repeat(3)}</a:fillStyleLst>` +
    `<a:lnStyleLst>${line(6350)}${line(12700)}${line(19050)}</a:lnStyleLst>` +
    `<a:effectStyleLst>${EFFECT.repeat(3)}</a:effectStyleLst>` +
    `<a:bgFillStyleLst>${FILL.repeat(3)}</a:bgFillStyleLst></a:fmtScheme>` +
    '</a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/></a:theme>'
  );
}
