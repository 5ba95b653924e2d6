"""Shapes of pages that sites of today send: one function each, Article -> (HTML, what the page tells, encoding)."""
import datetime
import html
import json

TEASERS = [
    ("Price of onions falls for third week", "Traders in the northern markets say that a good harvest and cheap diesel have brought prices down again."),
    ("Why the night trains are full again", "Sleeping cars were thought to be a thing of the past. Young travellers have changed that, and the railways are buying new ones."),
    ("Striker leaves club after eleven seasons", "He scored 203 goals and never once lost his temper with a referee, or so his friends say."),
    ("A village without a road builds its own", "Forty families, two borrowed diggers and a retired engineer: how Upper Tesna joined the rest of the world."),
    ("Heat warning for the coast this weekend", "Temperatures could reach 38 degrees on Sunday. Drink water, stay in the shade, look after the neighbours."),
    ("Five books to read by the fire", "From a sea story of 1911 to a new novel about two sisters who inherit a lighthouse."),
]
COMMENTS = [
    ("oldsalt", "I have sailed these waters for thirty years and I can tell you that nobody in the ministry has ever looked at a chart. They should come out with us for one night in November and then we can talk about who is to blame."),
    ("marta_k", "Sad to read this. My cousin works there and says that everyone knew. Thank you for reporting it when the others look away."),
    ("Plain Speaker", "Same story every year! Nothing will change until we vote all of them out. Mark my words."),
]
COOKIES = "We and our 214 partners store and access information on your device, such as cookies, to show you content that fits your interests. You can accept or refuse below, and change your mind at any time."
NEWSLETTER = "Get the day's most important stories in your inbox every morning. You can leave the list at any time with one click."
BIO = "{} has covered the region for this newspaper since 2015 and has won two prizes for reporting from places that are hard to reach."
LOREM_NAV = ["Home", "World", "Politics", "Business", "Science", "Culture", "Sport", "Weather", "Opinion"]


def esc(text):
    return html.escape(text, quote=True)


def day(article):
    return datetime.date.fromisoformat(article.date)


def long_day(article, form="{d} {m} {y}"):
    return form.format(d=day(article).day, m=day(article).strftime("%B"), y=day(article).year)


def host(article):
    return "https://www." + "".join(c for c in article.publisher.lower() if c.isalpha()) + ".example"


def nav(cls="main-nav"):
    return f'<nav class="{cls}"><ul>' + "".join(f'<li><a href="/{n.lower()}">{n}</a></li>' for n in LOREM_NAV) + "</ul></nav>"


def teasers(count=4, heading="Related stories", item='<li><a href="/t{n}"><h3>{t}</h3><p>{s}</p></a></li>', wrap='<div class="related"><h2>{h}</h2><ul>{i}</ul></div>'):
    return wrap.format(h=heading, i="".join(item.format(n=n, t=t, s=s) for n, (t, s) in enumerate(TEASERS[:count])))


def comments(item='<div class="comment"><b>{u}</b> <span>2 hours ago</span><p>{t}</p><a href="#">Reply</a></div>', wrap='<div id="comments"><h3>Comments (3)</h3>{}</div>'):
    return wrap.format("".join(item.format(u=u, t=t) for u, t in COMMENTS))


def footer(article):
    links = "".join(f'<a href="/{n}">{n}</a> ' for n in ("About", "Contact", "Privacy", "Terms", "Jobs", "Advertise"))
    return f'<footer><p>{links}</p><p>© 2024 {article.publisher}. All rights reserved. No part of this site may be copied without our leave, which we are happy to give to schools.</p></footer>'


def jsonld(data):
    return f'<script type="application/ld+json">{json.dumps({"@context": "https://schema.org", **data}, ensure_ascii=False)}</script>'


def blog_engine(a):
    """A classic blog engine: hentry, entry-content, widgets."""
    url = f"{host(a)}/{a.date.replace('-', '/')}/{a.id}/"
    page = f"""<!DOCTYPE html><html lang="en-US"><head><meta charset="UTF-8"><title>{esc(a.title)} | {a.publisher}</title>
<link rel="canonical" href="{url}"><meta property="og:site_name" content="{a.publisher}"><meta property="og:title" content="{esc(a.title)}">
<meta property="article:published_time" content="{a.date}T08:15:00+00:00"><meta property="article:modified_time" content="2025-01-02T00:00:00+00:00">
</head><body class="post-template-default single single-post postid-4711 single-format-standard has-sidebar no-comments">
<div id="page" class="site"><header id="masthead" class="site-header"><p class="site-title"><a href="/">{a.publisher}</a></p>{nav('main-navigation')}</header>
<div id="content" class="site-content"><main id="main" class="site-main">
<article id="post-4711" class="post type-post status-publish format-standard hentry category-world tag-related tag-cookies">
<header class="entry-header"><h1 class="entry-title">{esc(a.title)}</h1><div class="entry-meta">Posted on <time class="entry-date published" datetime="{a.date}T08:15:00+00:00">{long_day(a)}</time> by <a href="/author">{a.author}</a></div></header>
<div class="entry-content">
{a.render()}
<div class="sharedaddy"><h3>Share this:</h3><ul><li><a href="#">Print</a></li><li><a href="#">Email</a></li></ul></div>
{teasers(3, 'Related', wrap='<div id="related-posts" class="related-posts"><h3>{h}</h3>{i}</div>', item='<div><h4><a href="/{n}">{t}</a></h4><p>{s}</p></div>')}
</div><footer class="entry-footer">Filed under: <a href="/w">World</a>, <a href="/n">News</a></footer></article>
<nav class="navigation post-navigation"><a href="/p">Previous: Price of onions falls</a> <a href="/n">Next: Heat warning</a></nav>{comments()}
</main><aside id="secondary" class="widget-area"><section class="widget"><h2>Recent posts</h2><ul>{''.join(f'<li><a href="/">{t}</a></li>' for t, _ in TEASERS)}</ul></section></aside></div>{footer(a)}</div></body></html>"""
    return page, {"date": a.date, "date_source": "meta", "publication": a.publisher, "language": "en", "url": url}, "utf-8"


def graph_data(a):
    """JSON-LD as a graph, block theme, figure with caption, newsletter in the text."""
    url = f"{host(a)}/news/{a.id}"
    graph = {"@graph": [{"@type": "WebSite", "name": a.publisher, "url": host(a)}, {"@type": "BreadcrumbList", "itemListElement": []},
                        {"@type": ["Article", "NewsArticle"], "headline": a.title, "datePublished": a.date + "T21:40:11+03:00", "dateModified": "2025-02-01", "inLanguage": "en-GB",
                         "publisher": {"@id": host(a) + "/#org", "name": a.publisher}, "mainEntityOfPage": {"@id": url}}]}
    letter = f'<div class="wp-block-group newsletter-signup"><h3>The morning letter</h3><p>{NEWSLETTER}</p><form><input type="email"><button>Sign up</button></form></div>'
    figure = '<figure class="wp-block-image"><img src="a.jpg" alt=""><figcaption>The harbour on the morning after. The photograph was taken by a reader, who asked that her name be left out. Photo: private</figcaption></figure>'
    page = f"""<!doctype html><html lang=en-GB><head><meta charset=utf-8><title>{esc(a.title)} - {a.publisher}</title><link rel=canonical href={url}>{jsonld(graph)}</head>
<body><div class="cookie-banner" role="dialog"><p>{COOKIES}</p><button>Accept all</button></div>{nav()}
<main><h1>{esc(a.title)}</h1><p class="has-small-font-size byline">By {a.author}</p><p class="post-date">{long_day(a)}</p>
<div class="entry-content wp-block-post-content">{figure}{a.render(p='<p class="wp-block-paragraph">{}</p>', between={2: letter})}</div>
<div class="author-box"><p>{BIO.format(a.author)}</p></div></main>{footer(a)}</body></html>"""
    return page, {"date": a.date, "date_source": "json-ld", "publication": a.publisher, "language": "en", "url": url}, "utf-8"


def hashed_classes(a):
    """A page built by a style compiler: class names mean nothing, paragraphs are sections of their own, promos between them."""
    para = '<div data-component="text-block" class="ssrcss-uf6wea-RichTextComponentWrapper"><div class="ssrcss-7uxr49-Rich"><p class="ssrcss-1q0x1qg-Paragraph">{}</p></div></div>'
    links = '<div data-component="links-block" class="ssrcss-1fz4b9o"><div class="ssrcss-ab12"><ul>' + "".join(f'<li><a href="/{n}">{t}</a></li>' for n, (t, _) in enumerate(TEASERS[:3])) + "</ul></div></div>"
    image = '<div data-component="image-block" class="ssrcss-k17of"><figure><div><img src="x"></div><figcaption class="ssrcss-cap"><span class="visually-hidden">Image caption, </span>People waited for hours at the gate before it opened.</figcaption></figure></div>'
    data = {"@type": "ReportageNewsArticle", "url": f"{host(a)}/articles/c{len(a.id)}x", "publisher": {"@type": "NewsMediaOrganization", "name": a.publisher}, "datePublished": f"{a.date}T06:02:19.000Z", "headline": a.title}
    page = f"""<!DOCTYPE html><html lang="en-GB" class="no-js"><head><meta charset="utf-8"><title data-rh="true">{esc(a.title)}</title><meta property="og:title" content="{esc(a.title)}">{jsonld(data)}
<style>.ssrcss-uf6wea{{margin:0}} p > a {{ color: red }}</style></head><body><div id="root"><header role="banner"><div class="ssrcss-nav"><a href="/">Home</a><a href="/news">News</a><a href="/sport">Sport</a></div></header>
<div class="ssrcss-wrap"><main id="main-content"><article class="ssrcss-pv1rh6-ArticleWrapper"><header data-component="headline-block"><h1 id="main-heading" class="ssrcss-heading">{esc(a.title)}</h1></header>
<div data-component="byline-block"><span>Published</span> <time data-testid="timestamp" datetime="{a.date}T06:02:19.000Z">{long_day(a)}</time></div>{image}
{a.render(p=para, h='<div data-component="subheadline-block"><h2>{}</h2></div>', ul='<div data-component="unordered-list-block"><div><ul>{}</ul></div></div>', between={1: links, 3: image})}
</article></main><div class="ssrcss-more"><h2>More on this story</h2>{links}</div><section><h2>Top stories</h2><ul>{"".join(f'<li><div><a href="/{n}">{t}</a></div><div>{s}</div></li>' for n, (t, s) in enumerate(TEASERS))}</ul></section></div>
<footer>© 2024 The site is not responsible for what others write.</footer></div><script>window.__DATA__={{"a":"<p>not text</p>"}}</script></body></html>"""
    return page, {"date": a.date, "date_source": "json-ld", "publication": a.publisher, "language": "en", "url": data["url"]}, "utf-8"


def div_paragraphs(a):
    """Paragraphs are <div>s with a test id; time without a zone; sticky share bar."""
    url = f"{host(a)}/world/{a.id}-{a.date}/"
    para = '<div class="text__text__1FZLe" data-testid="paragraph-0">{}</div>'
    page = f"""<!DOCTYPE html><html lang="en"><head><meta charset="UTF-8"/><title>{esc(a.title)} | {a.publisher}</title><meta name="article:published_time" content="{a.date}T14:30:07Z"/><meta property="og:url" content="{url}"/><meta property="og:site_name" content="{a.publisher}"/></head>
<body><div id="fusion-app"><div class="article"><div class="article-header__wrapper"><h1 data-testid="Heading">{esc(a.title)}</h1><div class="info-content__author-date"><div>By <a href="/authors/x">{a.author}</a></div><time><span>{long_day(a, '{m} {d}, {y}')}</span><span>2:30 PM UTC</span><span>Updated 3 hours ago</span></time></div></div>
<div class="article-body__wrapper"><div class="article-body__content">{a.render(p=para, h='<h2 class="heading__heading_3">{}</h2>', q='<div class="text__text__1FZLe" data-testid="quote">{}</div>')}
<div class="sign-off"><p>Our standards: how we work.</p></div></div></div><div class="toolbar__container"><button>Share</button></div></div>
<div class="read-next"><h2>Read Next</h2>{''.join(f'<div><a href="/{n}"><span>{t}</span></a><p>{s}</p></div>' for n, (t, s) in enumerate(TEASERS[:4]))}</div></div></body></html>"""
    return page, {"date": a.date, "date_source": "meta", "publication": a.publisher, "language": "en", "url": url}, "utf-8"


def microdata(a):
    """schema.org as attributes; itemprop articleBody; caption and pull quote in it; date in a span."""
    pull = '<aside class="pullquote"><p>“Nobody has ever asked us what we think of it.”</p></aside>'
    page = f"""<!DOCTYPE html><html lang="en"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>{esc(a.title)}</title></head><body>{nav('menu')}
<div itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">{esc(a.title)}</h1><div class="info"><span itemprop="author">{a.author}</span>, <span itemprop="datePublished" content="{a.date}">{long_day(a)}</span></div>
<div class="photo"><img src="1.jpg"><div class="caption">Workers at the gate on Tuesday. Many had come on foot from the villages around the town.</div></div>
<div itemprop="articleBody">{a.render(between={2: pull})}</div></div>
<div class="box"><h4>Also in this section</h4>{''.join(f'<div><a href="/{n}">{t}</a><br>{s}</div>' for n, (t, s) in enumerate(TEASERS[:5]))}</div>{footer(a)}</body></html>"""
    return page, {"date": a.date, "date_source": "time", "language": "en"}, "utf-8"


def split_by_ads(a):
    """The text lies in several sections with advertisements and a signup between them."""
    half = len(a.blocks) // 2
    ad = '<div class="ad-slot" id="div-gpt-ad-1"><span>Advertisement</span><p>Buy two pairs of boots and get a third one free. Our boots last for ever, or we mend them.</p></div>'
    first, second = a.__class__.__new__(a.__class__), a.__class__.__new__(a.__class__)
    first.blocks, second.blocks = a.blocks[:half], a.blocks[half:]
    page = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{esc(a.title)} — {a.publisher}</title><meta property="og:site_name" content="{a.publisher}"><meta name="date" content="{a.date}"></head><body>
<div class="layout-sidebar-right"><div class="grid"><div class="col-8"><h1>{esc(a.title)}</h1><div class="meta"><span class="author">{a.author}</span> <span class="date">{long_day(a)}</span></div>
<section class="body-section"><div class="inner">{first.render()}</div></section>{ad}<section class="body-section"><div class="inner">{second.render()}</div></section>{ad}</div>
<div class="col-4 right-rail">{teasers(5, 'Most read')}</div></div></div>{footer(a)}</body></html>"""
    return page, {"date": a.date, "date_source": "meta", "publication": a.publisher, "language": "en"}, "utf-8"


def other_articles(a):
    """The article, then five other <article> elements with long summaries, in the same <main>."""
    others = "".join(f'<article class="card"><h3><a href="/{n}">{t}</a></h3><p>{s} {s}</p></article>' for n, (t, s) in enumerate(TEASERS))
    page = f"""<!doctype html><html lang="en-ZA"><head><meta charset="utf-8"><title>{esc(a.title)}</title><meta property="og:title" content="{esc(a.title)}"><meta property="og:site_name" content="{a.publisher}"></head><body><header><h1 class="logo"><a href="/">{a.publisher}</a></h1>{nav()}</header>
<main><article class="story"><h1>{esc(a.title)}</h1><p class="dateline"><time datetime="{a.date}" pubdate>{long_day(a)}</time></p>{a.render()}</article><h2>Latest</h2>{others}</main>{footer(a)}</body></html>"""
    return page, {"date": a.date, "date_source": "time", "publication": a.publisher, "language": "en"}, "utf-8"


def inline_boxes(a):
    """"Read more" lines, an embedded post and a video between the paragraphs."""
    more = '<p><strong>Read more: <a href="/x">Price of onions falls for third week</a></strong></p>'
    post = '<blockquote class="twitter-tweet"><p lang="en">Standing at the gate now. Nobody is being let through, whatever the minister says on the radio.</p>— A reader (@reader) <a href="/s">March 1</a></blockquote>'
    video = '<div class="video-player"><p>This video cannot be played. Watch it on our site, or ask your browser to allow scripts.</p></div>'
    page = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{esc(a.title)} | World | {a.publisher}</title>{jsonld({"@type": "NewsArticle", "headline": a.title, "datePublished": a.date, "publisher": {"@type": "Organization", "name": a.publisher}})}</head><body>{nav()}
<div class="container"><div class="row"><div class="story"><h1 class="title">{esc(a.title)}</h1><div class="story-content">{a.render(between={1: more, 2: post, 3: video})}<p>Also read: <a href="/y">Why the night trains are full again</a></p><p><em>Follow us on <a href="#">our channel</a> for more news.</em></p></div></div></div></div>{footer(a)}</body></html>"""
    return page, {"date": a.date, "date_source": "json-ld", "publication": a.publisher, "language": "en"}, "utf-8"


def amp(a):
    """An AMP page: made-up elements, inline style, date in JSON-LD with a line break in a string."""
    data = jsonld({"@type": "NewsArticle", "headline": a.title, "datePublished": a.date + "T05:00:00Z", "description": "LINE"}).replace("LINE", "One line\nand a second one")
    page = f"""<!doctype html><html ⚡ lang="en"><head><meta charset="utf-8"><title>{esc(a.title)}</title><link rel="canonical" href="{host(a)}/{a.id}">{data}<style amp-custom>body{{margin:0}}</style></head><body>
<amp-sidebar id="menu" layout="nodisplay"><ul>{''.join(f'<li><a href="/{n}">{n}</a></li>' for n in LOREM_NAV)}</ul></amp-sidebar><amp-consent><div class="consent">{COOKIES}</div></amp-consent>
<div class="amp-article"><h1>{esc(a.title)}</h1><amp-img src="x" width="1" height="1"></amp-img>{a.render(between={1: '<amp-ad width=300 height=250></amp-ad>'})}</div><amp-list src="/more"><template><div><a>{{{{title}}}}</a></div></template></amp-list></body></html>"""
    return page, {"date": a.date, "date_source": "json-ld", "language": "en", "url": f"{host(a)}/{a.id}"}, "utf-8"


def government(a):
    """A ministry's press release: title in an h1 after a breadcrumb, date as text in a <time>, contact at the end."""
    page = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{esc(a.title)} - Press releases - {a.publisher}</title><meta name="DC.publisher" content="{a.publisher}"></head><body><a class="skip-link" href="#c">Skip to main content</a>
<div class="breadcrumbs"><a href="/">Home</a> › <a href="/p">Press releases</a></div><div id="c" role="main"><div class="publication-header"><h1>{esc(a.title)}</h1><dl><dt>From:</dt><dd>{a.publisher}</dd><dt>Published</dt><dd><time>{long_day(a)}</time></dd></dl></div>
<div class="govspeak">{a.render()}</div><div class="contact"><h3>Media enquiries</h3><p>Press office, 1 Long Street. Open from nine to five on weekdays.</p></div></div>{footer(a)}</body></html>"""
    return page, {"date": a.date, "date_source": "time", "publication": a.publisher, "language": "en"}, "utf-8"


def minimal(a):
    """Next to nothing: unquoted attributes, no closing tags, date in the address only."""
    url = f"{host(a)}/{a.date.replace('-', '/')}/{a.id}.html"
    text = "".join(f"<p>{html.escape(t, quote=False)}\n" for t in a.texts)
    return f"<!doctype html><meta charset=utf-8><title>{esc(a.title)}</title><link rel=canonical href={url}><h1>{esc(a.title)}</h1>{text}", {"date": a.date, "date_source": "address", "url": url}, "utf-8"


def long_comments(a):
    """Comments that are longer than the article, in list items with names of their own."""
    items = comments(item='<li class="comment even depth-1"><div class="comment-body"><cite>{u}</cite><p>{t}</p><p>{t} And another thing. {t}</p></div></li>', wrap='<section class="comments-area"><ol class="commentlist">{}</ol></section>')
    page = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{a.publisher}: {esc(a.title)}</title><meta property="og:title" content="{esc(a.title)}"><meta property="og:site_name" content="{a.publisher}"><meta itemprop="datePublished" content="{a.date}T10:00:00+02:00"></head><body>
<div id="wrap"><div id="left"><h2 class="headline">{esc(a.title)}</h2><div class="post-body">{a.render()}</div>{items}</div><div id="right" class="sidebar">{teasers(6)}</div></div>{footer(a)}</body></html>"""
    return page, {"date": a.date, "date_source": "meta", "publication": a.publisher, "language": "en"}, "utf-8"


def form_page(a):
    """A page that is one <form>, as some frameworks make them; deep wrappers; hidden fields."""
    page = f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd"><html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en" lang="en"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><title>
	{esc(a.title)}
</title></head><body><form method="post" action="./news.aspx?id=1" id="aspnetForm"><input type="hidden" name="__VIEWSTATE" value="{'A' * 600}" />
<div id="ctl00_header">{nav()}</div><div class="wrapper"><div class="wrapper2"><div id="ctl00_Main"><span id="ctl00_lblTitle"><h1>{esc(a.title)}</h1></span><span id="ctl00_lblDate" class="date">{long_day(a)}</span><time datetime="{a.date}"></time><div id="ctl00_pnlText">{a.render()}</div></div></div></div>
<div id="ctl00_login"><label>Name</label><input type="text" /><label>Password</label><input type="password" /></div>{footer(a)}</form></body></html>"""
    return page, {"date": a.date, "date_source": "time", "language": "en"}, "utf-8"


def summary_first(a):
    """A standfirst in the header that says the first paragraph again; hidden text for screen readers; drop cap in a span."""
    first = a.blocks[0][1]
    rest = a.render(between={}).replace(f"<p>{html.escape(first, quote=False)}</p>", f'<p><span class="drop">{first[0]}</span>{html.escape(first[1:], quote=False)}</p>', 1)
    page = f"""<!doctype html><html lang="en-AU"><head><meta charset="utf-8"><title>{esc(a.title)} | {a.publisher}</title><meta name="description" content="{esc(first)}"><meta property="og:site_name" content="{a.publisher}"><meta property="article:published_time" content="{day(a).strftime('%a, %d %b %Y')} 07:00:00 GMT"></head><body>
<article><header><div class="kicker">World</div><h1>{esc(a.title)}</h1><div class="byline"><a href="/a">{a.author}</a></div></header><span class="sr-only">Text of the article begins here and is read aloud by your device.</span><div class="article__content">{rest}</div>
<div class="topics"><a href="/1">Politics</a> <a href="/2">Rivers</a> <a href="/3">Courts</a></div></article><div style="display: none">This text is for machines only. It is not shown to any reader and says nothing of the news.</div>{footer(a)}</body></html>"""
    return page, {"date": a.date, "date_source": "meta", "publication": a.publisher, "language": "en"}, "utf-8"


def list_of_links_between(a):
    """In-text links in every paragraph, and a box of links in the middle with no name that says so."""
    box = '<div class="x9"><strong>In this series</strong><ul>' + "".join(f'<li><a href="/{n}">{t}</a></li>' for n, (t, _) in enumerate(TEASERS)) + "</ul></div>"
    linked = [(k, t) for k, t in a.blocks]
    body = a.render(between={1: box})
    for word in ("said", "country", "police", "talks", "court", "border"):
        body = body.replace(f" {word} ", f' <a href="/topic/{word}">{word}</a> ', 2)
    assert linked
    page = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{esc(a.title)}</title></head><body>{nav()}<div class="a1"><div class="b2"><h1>{esc(a.title)}</h1><div class="c3"><time datetime="{a.date}T23:30:00-05:00">{long_day(a)}</time></div><div class="d4">{body}</div></div></div><div class="e5">{''.join(f'<div><a href="/{n}">{t}</a></div>' for n, (t, _) in enumerate(TEASERS))}</div></body></html>"""
    return page, {"date": a.date, "date_source": "time", "language": "en"}, "utf-8"


def app_shell(a):
    """A page that a script draws: the text stands in tags that are there, with data for the script after it."""
    page = f"""<!DOCTYPE html><html><head><meta charSet="utf-8"/><title>{esc(a.title)}</title><meta property="og:locale" content="en_US"/><meta name="parsely-pub-date" content="{a.date}T12:00:00Z"/></head><body><div id="__next"><div class="Layout_layout__3kd9"><div class="Header_header__x1"><a href="/">Home</a><a href="/l">Live</a></div>
<div class="Article_root__9dk"><h1 class="Article_title__2ks">{esc(a.title)}</h1><div class="Article_byline__a8s">{a.author} · {long_day(a)} · 4 min read</div><div class="Article_content__ks0">{a.render(p='<p class="Paragraph_p__92k">{}</p>')}</div></div>
<div class="Recirculation_root__s9"><h3>Keep reading</h3>{''.join(f'<a href="/{n}" class="Card_card__k2"><div>{t}</div><div>{s}</div></a>' for n, (t, s) in enumerate(TEASERS))}</div></div></div><script id="__NEXT_DATA__" type="application/json">{json.dumps({"props": {"body": "Not to be read twice. " * 20}})}</script></body></html>"""
    return page, {"date": a.date, "date_source": "meta", "language": "en"}, "utf-8"


def newsroom_cms(a):
    """Field wrappers of a content system, a date like 5-Mar-2024 14:20, a table of figures, a box of facts."""
    table = "<table><tr><th>Year</th><th>Tonnes</th></tr>" + "".join(f"<tr><td>{y}</td><td>{y % 7}{y % 11}0</td></tr>" for y in range(2016, 2023)) + "</table>"
    page = f"""<!DOCTYPE html><html lang="en" dir="ltr"><head><meta charset="utf-8" /><title>{esc(a.title)} | {a.publisher}</title><meta name="dcterms.issued" content="{day(a).strftime('%d-%b-%Y')} 14:20" /><meta name="publisher" content="{a.publisher}" /></head><body class="path-node page-node-type-article">
<div class="dialog-off-canvas-main-canvas"><div class="layout-container"><header role="banner">{nav()}</header><main role="main"><div class="layout-content"><div class="region region-content"><h1 class="page-header"><span class="field field--name-title">{esc(a.title)}</span></h1>
<article role="article" class="node node--type-article node--view-mode-full"><div class="node__content"><div class="field field--name-field-image"><img src="q.jpg"></div><div class="clearfix text-formatted field field--name-body field--type-text-with-summary field__item">{a.render(between={2: table})}</div></div><div class="node__links"><ul class="links inline"><li><a href="/u">Log in</a> to post comments</li></ul></div></article></div></div></main></div></div>{footer(a)}</body></html>"""
    return page, {"date": a.date, "date_source": "meta", "publication": a.publisher, "language": "en"}, "utf-8"


ALL = [blog_engine, graph_data, hashed_classes, div_paragraphs, microdata, split_by_ads, other_articles, inline_boxes, amp, government, minimal, long_comments, form_page,
       summary_first, list_of_links_between, app_shell, newsroom_cms]
