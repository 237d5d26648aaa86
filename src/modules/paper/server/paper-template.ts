/**
 * The Typst program that draws a paper. It is fixed: everything a person wrote comes as data (`sys.inputs.paper`, JSON) and is set as plain text,
 * never read as markup or code, so no text can change the program.
 */
export const PAPER_TEMPLATE = String.raw`
#let p = json(bytes(sys.inputs.paper))
#let m = p.measures

#set document(title: p.title, author: p.author, date: none)
#set text(font: "Tinos", size: 14pt, lang: "vi", region: "VN", hyphenate: false, fill: black, fallback: true)
// Tinos rises 0.891 em and falls 0.216 em; a line of Word is 1.149 em: what is left is leading.
#let lead-share = m.line * 1.149 - 1.107
#let lead = lead-share * 1em
#set text(top-edge: 0.891em, bottom-edge: -0.216em, overhang: false)
#set par(leading: lead, spacing: 0pt, linebreaks: "optimized")
#set block(spacing: 0pt)

#let align-of = (left: left, center: center, right: right, justify: left)

#let run(r) = {
  let body = text(r.text)
  if r.at("bold", default: none) == true { body = text(weight: "bold", body) }
  if r.at("bold", default: none) == false { body = text(weight: "regular", body) }
  if r.at("italic", default: none) == true { body = text(style: "italic", body) }
  if r.at("italic", default: none) == false { body = text(style: "normal", body) }
  if r.at("gap", default: false) { body = highlight(fill: rgb("#ffe9a8"), body) }
  body
}

#let runs(list) = list.map(run).join()

// A line of Word keeps its leading below the last line too.
#let styled(s, body) = {
  set text(size: s.size * 1pt, weight: if s.at("bold", default: false) { "bold" } else { "regular" }, style: if s.at("italic", default: false) { "italic" } else { "normal" })
  let hang = s.at("hanging", default: 0) * 1mm
  set par(
    justify: s.align == "justify",
    first-line-indent: (amount: s.at("indent", default: 0) * 1mm, all: true),
    hanging-indent: hang,
  )
  set align(align-of.at(s.align))
  pad(left: s.at("left", default: 0) * 1mm - hang, body)
}

#let line-of(l) = {
  let s = m.styles.at(l.role)
  let keep = s.at("keepNext", default: false) or l.at("keepNext", default: false)
  let inner = styled(s, {
    if "outline" in l {
      heading(level: l.outline, outlined: true, bookmarked: true, runs(l.runs))
    } else { par(runs(l.runs)) }
  })
  v(s.at("before", default: 0) * 1pt, weak: false)
  block(width: 100%, sticky: keep, below: 0pt, inner)
  block(height: s.at("after", default: 0) * 1pt + s.size * lead-share * 1pt, sticky: keep, above: 0pt, below: 0pt)
}

// Headings are paragraphs to the eye and bookmarks to the reader.
#show heading: set text(size: 14pt)
#show heading: it => par(it.body)

#let rule(length) = { v(1.5pt); align(center, line(length: length, stroke: 0.75pt)); v(0.5pt) }

#let short(role, words) = {
  let s = m.styles.at(role)
  block(width: 100%, styled(s, par(words)))
  v(s.size * lead-share * 1pt)
}

#let cell-of(c, t, head) = {
  let bold = head or c.bold
  let a = if c.align != none { c.align } else if head { "center" } else { t.align.at(c.column) }
  table.cell(
    x: c.column,
    colspan: c.across,
    rowspan: c.down,
    breakable: c.at("breaks", default: false),
    align: align-of.at(a) + if head or c.down > 1 { horizon } else { top },
    {
      set text(size: t.size * 1pt, weight: if bold { "bold" } else { "regular" })
      set par(justify: a == "justify", leading: 0.042em)
      runs(c.runs)
    },
  )
}

#let table-of(t) = {
  set table(
    columns: t.widths.map(w => w * 1fr),
    stroke: 0.5pt + black,
    inset: (x: m.padding.x * 1pt, y: m.padding.y * 1pt),
  )
  let body = t.rows.map(row => row.map(c => cell-of(c, t, false))).flatten()
  if t.head.len() > 0 {
    table(table.header(repeat: true, ..t.head.map(row => row.map(c => cell-of(c, t, true))).flatten()), ..body)
  } else { table(..body) }
  v(8pt)
}

#let flow-of(f) = {
  if f.type == "line" { line-of(f) } else if f.type == "table" { table-of(f) } else { pagebreak(weak: true) }
}

// Pages count from the beginning of the text or annex they belong to; its first page shows none.
#let page-number = context {
  let page = here().page()
  let first = query(<first-page>).map(it => it.location().page()).filter(n => n <= page).last(default: page)
  if page > first { align(center + top, pad(top: m.numberTop * 1mm, text(size: 13pt, str(page - first + 1)))) }
}

#let sheet(landscape, body) = {
  set page(
    paper: "a4",
    flipped: landscape,
    margin: (top: m.sheet.top * 1mm, bottom: m.sheet.bottom * 1mm, left: m.sheet.left * 1mm, right: m.sheet.right * 1mm),
    header: page-number,
    header-ascent: 0pt,
    numbering: none,
  )
  [#metadata(none) <first-page>]
  body
}

#let pair(columns, left-side, right-side) = block(breakable: false, width: 100%, grid(
  columns: columns.map(w => w * 1mm), left-side, right-side,
))

#sheet(false, context {
  pair(m.head, {
    for l in p.issuer { short(l.role, runs(l.runs)) }
    if p.issuer.len() > 0 {
      let named = p.issuer.last().runs.map(r => r.text).join().split("\n").last()
      rule(measure(text(size: 13pt, weight: "bold", named)).width * m.issuerRule)
    }
    v(7pt)
    short("number", p.number)
    if p.about != none { pad(x: 2mm, short("about", p.about)) }
  }, {
    short("nation", p.nation)
    short("motto", p.motto)
    rule(measure(text(size: 14pt, weight: "bold", p.motto)).width)
    v(7pt)
    short("place-date", p.placeDate)
  })
  for l in p.heading { line-of(l) }
  if p.heading.len() > 0 {
    let last = p.heading.last().runs.map(r => r.text).join().split("\n").last()
    rule(calc.min(45mm, measure(text(size: 14pt, weight: "bold", last)).width * 0.4))
  }
  v(m.titleRoom * 1pt)
  for l in p.addressees { line-of(l) }
  for f in p.sections.first().flow { flow-of(f) }
  v(8pt)
  pair(m.foot, {
    short("recipients-label", "Nơi nhận:")
    for r in p.recipients { short("recipient", r) }
  }, {
    for s in p.signing { short("signing", s) }
    if p.signer != none { v(m.signingRoom * 1pt); short("signing", p.signer) }
  })
})

#for s in p.sections.slice(1) {
  sheet(s.landscape, {
    for l in s.head { line-of(l) }
    for f in s.flow { flow-of(f) }
  })
}
`;
