"""Shapes of older, smaller and odder pages: tables, <br>, other encodings, print versions, live pages."""
from layouts import BIO, COOKIES, LOREM_NAV, NEWSLETTER, TEASERS, comments, day, esc, footer, host, jsonld, long_day, nav, teasers
import html


def tables(a):
    """Layout by tables, <font>, text cut by <br><br>, upper-case tags, Latin-1 that means Windows-1252."""
    text = "<BR><BR>\n".join(html.escape(t, quote=False).replace('"', "“", 1).replace('"', "”", 1) for t in a.texts)
    menu = "".join(f'<TR><TD><A HREF="/{n}">{n}</A></TD></TR>' for n in LOREM_NAV)
    page = f"""<HTML><HEAD><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=iso-8859-1"><TITLE>{a.title}</TITLE></HEAD><BODY BGCOLOR=white><TABLE WIDTH=760 BORDER=0><TR><TD COLSPAN=3><IMG SRC="logo.gif"><FONT SIZE=5>{a.publisher}</FONT></TD></TR>
<TR VALIGN=TOP><TD WIDTH=120><TABLE>{menu}</TABLE></TD><TD><FONT SIZE=5><B>{a.title}</B></FONT><BR><FONT SIZE=1 COLOR=gray>{long_day(a)}</FONT><P><FONT FACE=Times>{text}</FONT></TD><TD WIDTH=160>{'<BR>'.join(f'<A HREF="/{n}">{t}</A>' for n, (t, _) in enumerate(TEASERS))}</TD></TR></TABLE><CENTER><FONT SIZE=1>Copyright 2004 {a.publisher}</FONT></CENTER></BODY></HTML>"""
    return page, {"text": "\n\n".join(a.texts).replace('"', "“", 1).replace('"', "”", 1) if False else "\n\n".join(t.replace('"', "“", 1).replace('"', "”", 1) for t in a.texts)}, "cp1252"


def print_version(a):
    """A print version: address and date at the head, text in a <pre>-like div with &nbsp; indents."""
    url = f"{host(a)}/print.php?id=77&date={a.date}"
    text = "".join(f"<p>&nbsp;&nbsp;&nbsp;{html.escape(t, quote=False)}</p>" for t in a.texts)
    page = f"""<html><head><meta charset="windows-1252"><title>{esc(a.title)}</title><meta name="pubdate" content="{a.date.replace('-', '')}"></head><body onload="print()"><div class="noprint"><a href="javascript:close()">Close window</a></div><hr><h1>{esc(a.title)}</h1><p>By {a.author}</p><p>{long_day(a, '{m} {d}, {y}')}</p><hr>{text}<hr><p>Source: {url.split('?')[0]}</p><p>© {a.publisher} {day(a).year}</p></body></html>"""
    return page, {"date": a.date, "date_source": "meta"}, "cp1252"


def utf16(a):
    """UTF-16 with a byte order mark, and a <meta> that says otherwise."""
    page = f'\ufeff<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="iso-8859-1">\n<title>{esc(a.title)}</title>\n<meta name="dc.date" content="{a.date}"></head>\n<body>\n{nav()}<div id="text"><h1>{esc(a.title)}</h1>{a.render()}</div></body></html>'
    return page, {"date": a.date, "date_source": "meta", "language": "en"}, "utf-16-le"


def word_paste(a):
    """Pasted from a word processor: MsoNormal, o:p, conditional comments, styles in the text, soft hyphens."""
    para = '<p class=MsoNormal style="margin-bottom:0"><span lang=EN-US style="font-size:11.0pt">{}<o:p></o:p></span></p>'
    body = a.render(p=para, h='<p class=MsoNormal><b>{}<o:p></o:p></b></p>').replace("government", "gov&shy;ern&shy;ment")
    page = f"""<!DOCTYPE html><html><head><meta charset=utf-8><title>{a.publisher} - {esc(a.title)}</title><meta property=og:site_name content="{a.publisher}"><meta property="og:title" content="{esc(a.title)}"><!--[if gte mso 9]><xml><w:WordDocument></w:WordDocument></xml><![endif]--><style><!-- p.MsoNormal {{ margin:0 }} --></style></head>
<body><div id=banner>{nav()}</div><div id=content><h3>{esc(a.title)}</h3><div class=pubdate>{long_day(a)}</div><!--[if !supportLists]--><!--[endif]-->{body}</div><div id=bottom><p>Tel. 555 0199, Fax 555 0198, P.O. Box 12. Visitors are welcome on the first Tuesday of each month.</p></div></body></html>"""
    return page, {"publication": a.publisher}, "utf-8"


def live_page(a):
    """A live page: entries with times, each an <article>, and key points above them."""
    entries = "".join(f'<article class="live-entry" id="e{n}"><header><time datetime="{a.date}T{20 - n:02}:05:00Z">{20 - n}:05</time></header><div class="entry-body"><p>{html.escape(t, quote=False)}</p></div><div class="share-tools"><a href="#">Share</a><a href="#">Copy link</a></div></article>' for n, t in enumerate(a.texts))
    page = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{esc(a.title)} – live | {a.publisher}</title>{jsonld({"@type": "LiveBlogPosting", "headline": a.title, "datePublished": a.date + "T05:00:00Z", "publisher": [{"@type": "Organization", "name": a.publisher}]})}</head><body>{nav()}<main><h1>{esc(a.title)}</h1><div class="live-feed">{entries}</div></main>{footer(a)}</body></html>"""
    return page, {"date": a.date, "date_source": "json-ld", "publication": a.publisher, "language": "en"}, "utf-8"


def broken_tags(a):
    """Tags that are never closed or closed twice, attributes without quotes' ends, a link left open, stray </div>."""
    text = "\n".join(f"<p>{html.escape(t, quote=False)}</b></div>" if n % 2 else f"<p><b>{html.escape(t, quote=False)}</b>" for n, t in enumerate(a.texts))
    page = f"""<!DOCTYPE html><html lang=en><head><title>{a.title}<!-- x --></title><meta charset=utf-8></head><body></body><div class=page><div class=head><a href=/>Home <a href=/news>News <a href=/sport>Sport</div><div class=main><h1>{a.title}</h2><p class=date>{long_day(a)}</i>{text}<br></br></div></div></div></span>{teasers(3)}</html>"""
    return page.replace("<!-- x -->", ""), {"language": "en"}, "utf-8"


def span_lines(a):
    """Paragraphs are spans with display block in one div, parted by empty divs."""
    text = "".join(f'<div class="line"><span data-text="true">{html.escape(t, quote=False)}</span></div><div class="gap"></div>' for t in a.texts)
    page = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{esc(a.title)} · {a.publisher}</title></head><body><div class="app"><div class="top">{''.join(f'<span><a href="/{n}">{n}</a></span>' for n in LOREM_NAV)}</div><div class="post"><div class="post-title"><h1>{esc(a.title)}</h1></div><div class="post-date"><time datetime="{a.date}">{long_day(a)}</time></div><div class="post-content">{text}</div><div class="likes"><span>214 likes</span></div></div></div></body></html>"""
    return page, {"date": a.date, "date_source": "time"}, "utf-8"


def wrong_declaration(a):
    """UTF-8 that says it is Latin-1, with dashes and curly quotes."""
    body = a.render().replace("&quot;", '"')
    parts = body.split('"')
    body = "".join(part + ("" if n + 1 == len(parts) else "”" if n % 2 else "“") for n, part in enumerate(parts))
    quotes = [0]

    def curl(text):
        out = ""
        for c in text:
            if c == '"':
                out += "”" if quotes[0] % 2 else "“"
                quotes[0] += 1
            else:
                out += c
        return out
    page = f'<html lang="en"><head><meta http-equiv="content-type" content="text/html;charset=ISO-8859-1"><title>{esc(a.title)}</title><meta name="publish-date" content="{long_day(a, "{m} {d}, {y}")}"></head><body><div id="m">{nav()}</div><div id="t"><h1>{esc(a.title)}</h1><p><i>Correspondents’ report – by our own staff</i></p>{body}</div></body></html>'
    return page, {"text": "\n\n".join(curl(t) for t in a.texts), "date": a.date, "date_source": "meta", "language": "en"}, "utf-8"


def wire_copy(a):
    """Wire copy in a <pre>-free monospaced div: one <br> at the end of each line."""
    lines = []
    for t in a.texts:
        row = ""
        for word in t.split():
            if len(row) + len(word) > 62:
                lines.append(row)
                row = ""
            row = f"{row} {word}".strip()
        lines += [row, ""]
    text = "<br>\n".join(html.escape(line, quote=False) for line in lines)
    page = f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{esc(a.title)}</title></head><body><h1>{esc(a.title)}</h1><div class="wire"><tt>{text}</tt></div><p class="updated">Updated {long_day(a)}, 14:05 GMT</p><a href="{host(a)}/{a.date.replace("-", "/")}/">All of this day</a></body></html>'
    return page, {"language": "en"}, "utf-8"


def question_and_answer(a):
    """An interview: questions in <h3>, answers in <p>, an introduction in <em>, a note on the author at the end."""
    data = [("Why now?", 0), ("Who gains by it?", 2)]
    between = {n: f"<h3>{q}</h3>" for q, n in data}
    page = f"""<!doctype html><html lang="en-IE"><head><meta charset="utf-8"><title>{esc(a.title)} | {a.publisher}</title><meta property="og:title" content="{esc(a.title)} | {a.publisher}"><meta name="application-name" content="{a.publisher}"><meta property="og:published_time" content="{a.date}"></head><body>{nav()}<article><h1>{esc(a.title)}</h1><div class="post__content">{a.render(between=between)}</div><div class="about-the-author"><h4>About the author</h4><p>{BIO.format(a.author)}</p></div></article>{teasers()}{footer(a)}</body></html>"""
    texts = []
    for n, (kind, t) in enumerate(a.blocks):
        texts += [q for q, at in data if at == n]
        texts += [t] if isinstance(t, str) else t
    return page, {"text": "\n\n".join(texts), "date": a.date, "date_source": "meta", "publication": a.publisher, "language": "en"}, "utf-8"


def consent_wall(a):
    """A long consent note before everything else, in divs with a name, and a paywall note after the text."""
    page = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{esc(a.title)} | {a.publisher}</title><script>dataLayer=[{{"p":"<p>x</p>"}}]</script>{jsonld({"@type": "NewsArticle", "headline": a.title, "datePublished": a.date})}</head><body><div id="gdpr-consent-tool"><h2>Your privacy</h2><p>{COOKIES}</p><p>{COOKIES} {COOKIES}</p><ul><li>Store information on a device. Cookies and similar techniques are used for this purpose.</li></ul></div>{nav()}<div class="page-article"><h1>{esc(a.title)}</h1><div class="c-article-body">{a.render()}</div><div class="subscribe-wall"><h3>Keep reading for one month for free</h3><p>{NEWSLETTER} After that it costs less than a cup of coffee each week. Cancel whenever you like.</p></div></div>{footer(a)}</body></html>"""
    return page, {"date": a.date, "date_source": "json-ld", "language": "en"}, "utf-8"


def forum_like(a):
    """A community site: the article is a post, and unnamed replies follow it."""
    replies = "".join(f'<div class="reply"><div class="u">{u}</div><div class="replies-text"><p>{t}</p></div></div>' for u, t in (("a", "I do not believe a word of it, and neither should you, dear neighbours."), ("b", "Then come and look for yourself. The door is open every morning.")))
    page = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{esc(a.title)} :: {a.publisher}</title></head><body><div id="nav">{nav()}</div><div class="thread"><h1>{esc(a.title)}</h1><div class="post"><div class="post-info">{a.author} wrote on <time datetime="{a.date} 10:11">{long_day(a)}</time></div><div class="post-text">{a.render()}</div></div><div class="replies">{replies}</div></div>{footer(a)}</body></html>"""
    return page, {"date": a.date, "date_source": "time", "language": "en"}, "utf-8"


def japanese_frame(a):
    """An English article on a site written in Shift_JIS."""
    page = f"""<html lang="en"><head><meta http-equiv="Content-Type" content="text/html; charset=Shift_JIS"><title>{esc(a.title)}</title></head><body><div class="menu"><a href="/">ホーム</a> <a href="/e">英語</a></div><h1>{esc(a.title)}</h1><p class="date">{day(a).year}/{day(a).month:02}/{day(a).day:02}</p><div id="honbun">{a.render()}</div><div class="footer">無断転載を禁じます</div></body></html>"""
    return page, {"language": "en"}, "shift_jis"


def russian_frame(a):
    """The same in KOI8-R, with the date in an old address."""
    url = f"{host(a)}/eng/{a.date}-{a.id}.shtml"
    page = f"""<html><head><meta content="text/html; charset=koi8-r" http-equiv="Content-Type"><title>{esc(a.title)}</title><meta property="og:url" content="{url}"></head><body><table><tr><td class="left"><a href="/">Главная</a><br><a href="/e">Новости</a></td><td class="center"><h1>{esc(a.title)}</h1>{a.render()}</td></tr></table><p>Все права защищены</p></body></html>"""
    return page, {"date": a.date, "date_source": "address", "url": url}, "koi8-r"


def comments_without_a_name(a):
    """Teasers with summaries in the column of the article, under a heading of their own; nothing is named."""
    more = "".join(f'<div><h4><a href="/{n}">{t}</a></h4><a href="/{n}">{s}</a></div>' for n, (t, s) in enumerate(TEASERS[:4]))
    page = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{esc(a.title)}</title><meta name="sailthru.date" content="{a.date} 09:00:00"></head><body><div><div><a href="/">Home</a> <a href="/w">World</a></div><div><div><h1>{esc(a.title)}</h1>{a.render()}<h3>More from the world</h3>{more}</div></div></div></body></html>"""
    return page, {"date": a.date, "date_source": "meta", "language": "en"}, "utf-8"


ALL = [tables, print_version, utf16, word_paste, live_page, broken_tags, span_lines, wrong_declaration, wire_copy, question_and_answer, consent_wall, forum_like, japanese_frame,
       russian_frame, comments_without_a_name]
