"""House templates as other tools write them: python-docx for the documents, LibreOffice for the presentation
and for a document on another paper.

usage: python3 make-templates.py [FOLDER]   (the folder of this file where none is given)
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = sys.argv[1] if len(sys.argv) > 1 else HERE
INK = RGBColor(0x5A, 0x0F, 0x2E)


def field(paragraph, instruction, shown):
    for kind, text in (("begin", None), (None, instruction), ("separate", None), ("text", shown), ("end", None)):
        run = paragraph.add_run()
        if kind == "text":
            run.text = text
        elif kind is None:
            node = OxmlElement("w:instrText")
            node.set(qn("xml:space"), "preserve")
            node.text = text
            run._r.append(node)
        else:
            node = OxmlElement("w:fldChar")
            node.set(qn("w:fldCharType"), kind)
            run._r.append(node)


def house(document, header):
    """The bank's own look: a serif face, wine-coloured headings, wide margins, its header and footer."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(3)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Georgia", Pt(11)
    for name, size in (("Title", 26), ("Heading 1", 17), ("Heading 2", 14), ("Heading 3", 12)):
        style = document.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = "Georgia", Pt(size), INK
        fonts = style.element.rPr.rFonts
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn("w:" + theme), None)
        fonts.set(qn("w:hAnsi"), "Georgia")
    section.header.paragraphs[0].text = header
    foot = section.footer.paragraphs[0]
    foot.add_run("Banque Aurore – Page ")
    field(foot, " PAGE ", "1")
    foot.add_run(" / ")
    field(foot, " NUMPAGES ", "1")


def letterhead():
    """Without tokens: its styles, page, header and footer are what counts, its sample text is not kept."""
    document = Document()
    house(document, "Banque Aurore – Direction des données")
    style = document.styles.add_style("Meta", WD_STYLE_TYPE.PARAGRAPH)
    style.base_style, style.font.italic = document.styles["Normal"], True
    document.add_heading("Titre du document", 0)
    document.add_paragraph("Texte d'exemple de la charte.")
    table = document.add_table(rows=2, cols=2)
    table.style = document.styles["Light Grid Accent 2"]
    document.save(os.path.join(OUT, "letterhead.docx"))


def split(paragraph, *pieces):
    """A token typed in several goes is in several runs."""
    for index, piece in enumerate(pieces):
        run = paragraph.add_run(piece)
        run.bold = index % 2 == 1


def filled_table(document, heads, cells):
    table = document.add_table(rows=2, cols=len(heads))
    table.style = document.styles["Light List Accent 1"]
    for at, head in enumerate(heads):
        table.rows[0].cells[at].text = head
        table.rows[1].cells[at].text = cells[at]
    return table


def minutes():
    """With tokens: texts, one split over runs, tables, a block for each point, a header of its own."""
    document = Document()
    house(document, "{{document.title}} – {{document.confidentiality}}")
    document.add_heading("{{meeting.title}}", 0)
    line = document.add_paragraph()
    split(line, "Tenue le {{mee", "ting.", "date}} à {{ Meeting.Place }}, présidée par ", "{{meeting.chair}}", ".")
    document.add_paragraph("{{minutes.edition}}")
    document.add_heading("Présence", 1)
    filled_table(document, ["Statut", "Noms"], ["{{#attendance}}{{.status}} ({{.number}})", "{{.names}}"])
    document.add_heading("Points", 1)
    document.add_paragraph("{{#points}}")
    document.add_heading("{{.title}}", 2)
    filled_table(document, ["Ce qui a été dit"], ["{{#.lines}}{{.text}}"])
    document.add_paragraph("Décisions de « {{.title}} » :")
    filled_table(document, ["N°", "Décision", "Décidée par"], ["{{#.decisions}}{{.number}}", "{{.text}}", "{{.owner}}"])
    document.add_paragraph("{{/points}}")
    document.add_heading("Actions", 1)
    table = filled_table(
        document,
        ["N°", "Action", "Responsable", "Échéance", "État"],
        ["{{#actions}}{{.number}}", "{{.text}}", "{{.owner}}", "{{.due}}", "{{.state}}"],
    )
    table.add_row().cells[1].text = "Relevé de {{meeting.author}}"
    document.add_paragraph("{{next.text}}")
    path = os.path.join(OUT, "minutes-tokens.docx")
    document.save(path)


SCHEME = {"5a0f2e": "accent1", "1a1a1a": "tx1", "000000": "tx1", "ffffff": "bg1", "f7f2f4": "bg2"}
FRAMES = {
    "slide2.xml": ("Étapes", "{{chart.stages}}"),
    "slide3.xml": ("Cas critiques", "{{offTrack.message}}"),
    "slide4.xml": ("Jalons", "{{.milestonesSummary}}"),
}


def dress(path):
    """What its author would do in PowerPoint next: alternative texts, and the bank's colours in the theme."""
    with zipfile.ZipFile(path) as made:
        parts = {name: made.read(name) for name in made.namelist()}
    for name in parts:
        short = name.split("/")[-1]
        if name.startswith("ppt/slides/slide"):
            text = parts[name].decode()
            for colour, slot in SCHEME.items():
                text = text.replace(f'<a:srgbClr val="{colour}"/>', f'<a:schemeClr val="{slot}"/>')
            if short in FRAMES:
                called, alt = FRAMES[short]
                text = re.sub(
                    r'(<p:nvGraphicFramePr><p:cNvPr id="\d+") name=""',
                    rf'\1 name="{called}" descr="{alt}"',
                    text,
                )
            text = re.sub(r"<a:tblPr[^>]*/>|<a:tblPr[^>]*></a:tblPr>", '<a:tblPr firstRow="1" bandRow="1"/>', text)
            parts[name] = text.encode()
        if name == "ppt/theme/theme1.xml":
            text = parts[name].decode()
            text = re.sub(r'(<a:accent1>)<a:srgbClr val="\w+"/>', r'\1<a:srgbClr val="5A0F2E"/>', text)
            parts[name] = re.sub(r'(<a:lt2>)<a:srgbClr val="\w+"/>', r'\1<a:srgbClr val="F7F2F4"/>', text).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in parts.items():
            out.writestr(name, data)


def convert(source, target):
    with tempfile.TemporaryDirectory() as folder:
        profile = "-env:UserInstallation=file://" + os.path.join(folder, "profile")
        subprocess.run(
            ["soffice", profile, "--headless", "--convert-to", target, "--outdir", folder, source],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        name = os.path.splitext(os.path.basename(source))[0] + "." + target
        with zipfile.ZipFile(os.path.join(folder, name)) as made:
            made.testzip()
        shutil.copy(os.path.join(folder, name), os.path.join(OUT, name))


if __name__ == "__main__":
    letterhead()
    minutes()
    convert(os.path.join(HERE, "monthly-tokens.fodp"), "pptx")
    dress(os.path.join(OUT, "monthly-tokens.pptx"))
    convert(os.path.join(HERE, "workshop-letter.fodt"), "docx")
