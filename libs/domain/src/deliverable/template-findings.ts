/** How grave what the check of a house template found is: an error refuses the template. */
export const TEMPLATE_FINDING_LEVELS = ['error', 'warning', 'info'] as const;
export type TemplateFindingLevel = (typeof TEMPLATE_FINDING_LEVELS)[number];

/**
 * Everything the check of a house template can find, each said in words by the web. `place` is where (a part of the
 * package, a layout's or a slide's name, empty for the whole file); `params` are in the order named here.
 */
export const TEMPLATE_FINDING_CODES = [
  // The package: both formats.
  'not_the_format', // it is not a presentation / a document: params [format]
  'missing_part', // a relationship leads to a part that is not there: params [part]
  'broken_xml', // a part that is not well-formed XML
  'dtd', // a part declares a document type
  'macros',
  'ole', // an embedded object or an ActiveX control
  'external_link', // a relationship out of the package that is not a hyperlink: params [address]
  'strict_format', // saved as "Strict Open XML"
  'broken_theme', // a theme without its colours or fonts: params [what]
  'theme_font_missing', // the theme names no font for titles or for texts: params ['major' | 'minor']
  // Presentations.
  'no_layout',
  'too_many_slides', // params [number, limit]
  'too_many_layouts', // params [number, limit]
  'odd_slide_size', // neither 16:9, 16:10 nor 4:3: params [width, height] in centimetres
  'layout_without_title', // pages drawn on it would have no title
  'layout_unknown', // no page of ours is drawn on it (info)
  'layout_matched', // our pages of this kind are drawn on it (info): params [our layout]
  'layout_missing', // no layout of its own for this kind of page: drawn on another one: params [our layout, theirs]
  'no_body_zone', // no layout has a place for contents: they are placed under the title
  'no_page_number', // no layout has a page number
  'slides_dropped', // its own pages are not kept (info): params [number]
  // Documents.
  'no_style', // a style our texts need is not there: params [style]
  'no_section',
  'no_header_or_footer',
  // Tokens: both formats. params [token]
  'token_unknown',
  'token_malformed',
  'token_unclosed',
  'token_unopened',
  'token_misplaced',
  'token_missing',
  'tokens_found', // info: params [number]
] as const;
export type TemplateFindingCode = (typeof TEMPLATE_FINDING_CODES)[number];
