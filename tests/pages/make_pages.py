#!/usr/bin/env python3
"""Writes pages in the shapes that news sites use, with what a reader should find in each: make_pages.py DIR

The articles are those of articles.txt, the shapes those of layouts.py and old_layouts.py; no page is a copy of a real one. For each page NAME.html there is
NAME.json with text, title, date, publication, language, url; a key that is missing is not told by the page.
"""
import html
import json
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).parent


class Article:
    def __init__(self, head, title, blocks):
        self.id, self.date, self.publisher, self.author = [part.strip() for part in head.split("|")]
        self.title = title
        self.blocks = blocks  # (kind, text or list of texts), kind one of p h li q

    @property
    def texts(self):
        for _, text in self.blocks:
            yield from ([text] if isinstance(text, str) else text)

    def render(self, p="<p>{}</p>", h="<h2>{}</h2>", li="<li>{}</li>", ul="<ul>{}</ul>", q="<blockquote><p>{}</p></blockquote>", between=()):
        """The blocks as HTML; `between` maps the number of a block to what a site puts before it."""
        out = []
        between = dict(between)
        for number, (kind, text) in enumerate(self.blocks):
            if number in between:
                out.append(between[number])
            if kind == "li":
                out.append(ul.format("\n".join(li.format(html.escape(item, quote=False)) for item in text)))
            else:
                out.append({"p": p, "h": h, "q": q}[kind].format(html.escape(text, quote=False)))
        return "\n".join(out)


def read_articles():
    text = (HERE / "articles.txt").read_text(encoding="utf-8")
    for part in re.split(r"^== ", text, flags=re.M)[1:]:
        head, title, rest = part.split("\n", 2)
        blocks = []
        for block in re.split(r"\n\s*\n", rest.strip()):
            if block.startswith("## "):
                blocks.append(("h", block[3:]))
            elif block.startswith("- "):
                blocks.append(("li", [line[2:] for line in block.split("\n")]))
            elif block.startswith("> "):
                blocks.append(("q", block[2:]))
            else:
                blocks.append(("p", " ".join(block.split("\n"))))
        yield Article(head, title, blocks)


def pages():
    """(name, bytes, expected) of each page: every layout with two articles, so that no layout is fitted to one text."""
    sys.path.insert(0, str(HERE))
    import layouts
    import old_layouts
    articles = list(read_articles())
    for number, layout in enumerate(layouts.ALL + old_layouts.ALL):
        for turn in range(2):
            article = articles[(number * 7 + turn * 11) % len(articles)]
            page, found, encoding = layout(article)
            expected = {"text": "\n\n".join(article.texts), "title": article.title, **found}
            yield f"{layout.__name__}-{article.id}", page.encode(encoding, "xmlcharrefreplace"), {k: v for k, v in expected.items() if v is not None}


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, page, expected in pages():
        (folder / f"{name}.html").write_bytes(page)
        (folder / f"{name}.json").write_text(json.dumps(expected, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
