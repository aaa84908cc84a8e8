import { escapeXml } from '../../text/index.js';
import {
  CONTENT_WIDTH,
  emu,
  FOOTER_H,
  FOOTER_Y,
  MARGIN,
  POINTS,
  schemeColour,
  TITLE_BOX,
  BODY_BOX,
  type Box,
  type ToneName,
} from '../../theme/index.js';
import { XML_HEADER } from '../../xml/xml.js';
import type { DeckSpec } from '../spec.js';
import { label } from './labels.js';
import { LAYOUTS, type Layout, type Slot } from './layouts.js';

export const NAMESPACES =
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ' +
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ' +
  'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"';
const TREE_HEAD =
  '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/>' +
  '<a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>';
const FONTS = '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/>';
const HEADING_FONTS = '<a:latin typeface="+mj-lt"/><a:ea typeface="+mj-ea"/><a:cs typeface="+mj-cs"/>';
export const BULLET_INDENT = 228600;
type Language = DeckSpec['language'];

/** The footer placeholders: index, type and place are the same in the master, the layouts and the slides. */
export const FOOTERS = [
  { type: 'dt', idx: 10, align: 'r', box: { x: 9.6, y: FOOTER_Y, w: 2.2, h: FOOTER_H } },
  { type: 'ftr', idx: 11, align: 'l', box: { x: MARGIN, y: FOOTER_Y, w: 8.8, h: FOOTER_H } },
  { type: 'sldNum', idx: 12, align: 'r', box: { x: 11.93, y: FOOTER_Y, w: 0.8, h: FOOTER_H } },
] as const;

const fill = (tone: ToneName): string => `<a:solidFill>${schemeColour(tone)}</a:solidFill>`;
const frame = (box: Box): string =>
  `<a:xfrm><a:off x="${emu(box.x)}" y="${emu(box.y)}"/><a:ext cx="${emu(box.w)}" cy="${emu(box.h)}"/></a:xfrm>`;
const RECT = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>';

function shape(id: number, name: string, placeholder: string, spPr: string, text: string): string {
  return (
    `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${escapeXml(name)}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>` +
    `<p:nvPr><p:ph ${placeholder}/></p:nvPr></p:nvSpPr><p:spPr>${spPr}</p:spPr>` +
    `<p:txBody>${text}</p:txBody></p:sp>`
  );
}

const DECORATIVE =
  '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative ' +
  'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>';

function bar(id: number, name: string, box: Box, tone: ToneName): string {
  return (
    `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${name}">${DECORATIVE}</p:cNvPr><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>` +
    `<p:spPr>${frame(box)}${RECT}${fill(tone)}<a:ln><a:noFill/></a:ln></p:spPr></p:sp>`
  );
}

function run(text: string, language: Language): string {
  return `<a:p><a:r><a:rPr lang="${language}"/><a:t>${escapeXml(text)}</a:t></a:r></a:p>`;
}

function levelStyle(slot: Slot, language: Language): string {
  const bullet = slot.bullets ? `<a:buFont typeface="Arial"/><a:buChar char="•"/>` : '<a:buNone/>';
  const indent = slot.bullets
    ? ` marL="${BULLET_INDENT}" indent="-${BULLET_INDENT}"`
    : ' marL="0" indent="0"';
  const after = `<a:spcBef><a:spcPts val="0"/></a:spcBef><a:spcAft><a:spcPts val="${(slot.after ?? 0) * 100}"/></a:spcAft>`;
  return (
    `<a:lvl1pPr${indent}>${after}${bullet}<a:defRPr lang="${language}" sz="${slot.size * 100}" b="${slot.bold ? 1 : 0}">` +
    `${fill(slot.tone)}</a:defRPr></a:lvl1pPr>`
  );
}

function slotShape(slot: Slot, id: number, language: Language): string {
  const placeholder =
    slot.idx === undefined ? `type="${slot.type}"` : `type="${slot.type}" idx="${slot.idx}"`;
  return shape(
    id,
    label(slot.name, language),
    `${placeholder}${slot.type === 'ctrTitle' || slot.type === 'title' ? '' : ' sz="quarter"'}`,
    `${frame(slot.box)}${RECT}`,
    `<a:bodyPr lIns="0" rIns="0" anchor="${slot.anchor ?? 't'}"><a:noAutofit/></a:bodyPr><a:lstStyle>${levelStyle(slot, language)}</a:lstStyle>${run(label(slot.name, language), language)}`,
  );
}

function footerShapes(firstId: number, tone: ToneName, language: Language): string {
  return FOOTERS.map((footer, index) => {
    const content =
      footer.type === 'sldNum'
        ? `<a:p><a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr lang="${language}"/><a:t>‹N°›</a:t></a:fld><a:endParaRPr lang="${language}"/></a:p>`
        : `<a:p><a:r><a:rPr lang="${language}"/><a:t>${label(footer.type, language)}</a:t></a:r></a:p>`;
    return shape(
      firstId + index,
      label(footer.type, language),
      `type="${footer.type}" sz="quarter" idx="${footer.idx}"`,
      `${frame(footer.box)}${RECT}`,
      `<a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"><a:noAutofit/></a:bodyPr><a:lstStyle><a:lvl1pPr algn="${footer.align}">` +
        `<a:defRPr lang="${language}" sz="${POINTS.footer * 100}">${fill(tone)}${FONTS}</a:defRPr></a:lvl1pPr></a:lstStyle>${content}`,
    );
  }).join('');
}

/** A layout part: named, with placeholders of the right types and nothing else on it. */
export function layoutPart(layout: Layout, language: Language): string {
  const background = layout.background
    ? `<p:bg><p:bgPr>${fill(layout.background)}<a:effectLst/></p:bgPr></p:bg>`
    : '';
  const slots = layout.slots.map((slot, index) => slotShape(slot, index + 2, language)).join('');
  const footer = layout.footer
    ? footerShapes(layout.slots.length + 2, layout.background ? 'surface' : 'muted', language)
    : '';
  const type = layout.type === 'cust' ? 'userDrawn="1"' : `type="${layout.type}" preserve="1"`;
  return (
    `${XML_HEADER}<p:sldLayout ${NAMESPACES} ${type}${layout.background ? ' showMasterSp="0"' : ''}>` +
    `<p:cSld name="${escapeXml(layout.name)}">${background}<p:spTree>${TREE_HEAD}${slots}${footer}</p:spTree></p:cSld>` +
    '<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>'
  );
}

function textLevels(size: number, bold: boolean, fonts: string, bulleted: boolean): string {
  const levels = bulleted ? [1, 2, 3, 4, 5, 6, 7, 8, 9] : [1];
  return levels
    .map((level) => {
      const bullet = bulleted ? '<a:buFont typeface="Arial"/><a:buChar char="•"/>' : '<a:buNone/>';
      const indent = bulleted ? ` marL="${BULLET_INDENT * level}" indent="-${BULLET_INDENT}"` : '';
      const points = Math.max(12, size - (level - 1) * 2) * 100;
      return (
        `<a:lvl${level}pPr${indent} algn="l" rtl="0" eaLnBrk="1" hangingPunct="1"><a:spcBef><a:spcPts val="0"/></a:spcBef>` +
        `${bullet}<a:defRPr sz="${points}" b="${bold ? 1 : 0}" kern="1200">${fill('text')}${fonts}</a:defRPr></a:lvl${level}pPr>`
      );
    })
    .join('');
}

const LAYOUT_ID_BASE = 2147483649;

/** The master: title, body and footers, a short accent bar over the title and a hairline over the footer. */
export function masterPart(language: Language): string {
  const layoutIds = LAYOUTS.map(
    (_, index) => `<p:sldLayoutId id="${LAYOUT_ID_BASE + index}" r:id="rId${index + 1}"/>`,
  );
  const titleShape = shape(
    2,
    label('title', language),
    'type="title"',
    `${frame(TITLE_BOX)}${RECT}`,
    `<a:bodyPr lIns="0" rIns="0" anchor="ctr"><a:noAutofit/></a:bodyPr><a:lstStyle/>${run(label('title', language), language)}`,
  );
  const bodyShape = shape(
    3,
    label('body', language),
    'type="body" idx="1"',
    `${frame(BODY_BOX)}${RECT}`,
    `<a:bodyPr lIns="0" rIns="0"><a:noAutofit/></a:bodyPr><a:lstStyle/>${run(label('body', language), language)}`,
  );
  return (
    `${XML_HEADER}<p:sldMaster ${NAMESPACES}><p:cSld><p:bg><p:bgPr>${fill('surface')}<a:effectLst/></p:bgPr></p:bg><p:spTree>` +
    TREE_HEAD +
    titleShape +
    bodyShape +
    footerShapes(4, 'muted', language) +
    bar(7, label('titleBar', language), { x: MARGIN, y: 0.28, w: 0.9, h: 0.06 }, 'accent') +
    bar(8, label('footerBar', language), { x: MARGIN, y: 6.93, w: CONTENT_WIDTH, h: 0.012 }, 'greySoft') +
    '</p:spTree></p:cSld><p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" ' +
    'accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>' +
    `<p:sldLayoutIdLst>${layoutIds.join('')}</p:sldLayoutIdLst><p:txStyles>` +
    `<p:titleStyle>${textLevels(POINTS.title, true, HEADING_FONTS, false)}</p:titleStyle>` +
    `<p:bodyStyle>${textLevels(POINTS.body, false, FONTS, true)}</p:bodyStyle>` +
    `<p:otherStyle><a:lvl1pPr><a:defRPr sz="1400">${fill('text')}${FONTS}</a:defRPr></a:lvl1pPr></p:otherStyle>` +
    '</p:txStyles></p:sldMaster>'
  );
}
