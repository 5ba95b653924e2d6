#!/usr/bin/env python3
"""Writes train/news.conllu: short sentences of invented news with their trees, which treebanks hold few of.

Each line of TEMPLATES is one structure: words as form|tag|head|relation, heads counted from 1. A form that starts with $ is
drawn: $C a country, $D a verb in the past, $Z in the present, $B its base, $N its participle, $G its -ing form, and so on; $C1
and $C2 are different draws. The trees were written by hand after Universal Dependencies as EWT applies them.
"""
import random
import sys

PER_TEMPLATE = 4
FIN = "Mood=Ind|Number=Sing|Person=3|Tense=%s|VerbForm=Fin"
TAGS = {
    "NNP": ("PROPN", "NNP", "Number=Sing"), "NN": ("NOUN", "NN", "Number=Sing"), "NNS": ("NOUN", "NNS", "Number=Plur"),
    "VBD": ("VERB", "VBD", FIN % "Past"), "VBZ": ("VERB", "VBZ", FIN % "Pres"),
    "VBDP": ("VERB", "VBD", "Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin"),
    "VBP": ("VERB", "VBP", "Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin"),
    "VBN": ("VERB", "VBN", "Tense=Past|VerbForm=Part"), "VBNP": ("VERB", "VBN", "Tense=Past|VerbForm=Part|Voice=Pass"),
    "VB": ("VERB", "VB", "VerbForm=Inf"), "VBG": ("VERB", "VBG", "Tense=Pres|VerbForm=Part"), "GER": ("VERB", "VBG", "VerbForm=Ger"),
    "AUXD": ("AUX", "VBD", FIN % "Past"), "AUXZ": ("AUX", "VBZ", FIN % "Pres"), "MD": ("AUX", "MD", "VerbForm=Fin"),
    "AUXDP": ("AUX", "VBD", "Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin"),
    "IN": ("ADP", "IN", "_"), "SC": ("SCONJ", "IN", "_"), "TO": ("PART", "TO", "_"), "CC": ("CCONJ", "CC", "_"),
    "THE": ("DET", "DT", "Definite=Def|PronType=Art"), "A": ("DET", "DT", "Definite=Ind|PronType=Art"), "POS": ("PART", "POS", "_"),
    "NOT": ("PART", "RB", "Polarity=Neg"), "JJ": ("ADJ", "JJ", "Degree=Pos"), "CD": ("NUM", "CD", "NumForm=Digit|NumType=Card"),
    "ITS": ("PRON", "PRP$", "Case=Gen|Gender=Neut|Number=Sing|Person=3|Poss=Yes|PronType=Prs"),
    "WE": ("PRON", "PRP", "Case=Nom|Number=Plur|Person=1|PronType=Prs"), "WHICH": ("PRON", "WDT", "PronType=Rel"),
    "WHO": ("PRON", "WP", "PronType=Int"), "WHY": ("ADV", "WRB", "PronType=Int"),
    ".": ("PUNCT", ".", "_"), ",": ("PUNCT", ",", "_"), "``": ("PUNCT", "``", "_"), "''": ("PUNCT", "''", "_"),
}

COUNTRIES = """Chad Sudan Mali Niger Ghana Kenya Uganda Rwanda Burundi Angola Gabon Benin Togo Egypt Libya Tunisia Morocco Algeria
Ethiopia Eritrea Somalia Djibouti Zambia Malawi Botswana Namibia Mozambique Tanzania Congo Cameroon Senegal Gambia Liberia Nigeria
France Spain Portugal Italy Malta Greece Cyprus Turkey Bulgaria Romania Serbia Croatia Slovenia Slovakia Hungary Austria Poland
Estonia Latvia Lithuania Finland Sweden Norway Denmark Iceland Ireland Belgium Luxembourg Ukraine Belarus Moldova Russia Georgia
Armenia Azerbaijan Kazakhstan Uzbekistan Iran Iraq Syria Lebanon Israel Jordan Kuwait Qatar Bahrain Oman Yemen Pakistan India Nepal
Bangladesh Myanmar Thailand Laos Cambodia Vietnam Malaysia Singapore Indonesia Japan China Mongolia Australia Fiji Samoa Canada
Mexico Guatemala Honduras Nicaragua Panama Cuba Jamaica Haiti Colombia Venezuela Ecuador Peru Bolivia Chile Paraguay Uruguay
Argentina Brazil""".split()
CITIES = "Geneva Vienna Cairo Nairobi Lagos Lima Quito Oslo Riga Minsk Ankara Tehran Kabul Hanoi Jakarta Manila Tokyo Lisbon".split()
SURNAMES = "Okafor Lindqvist Moreau Haddad Petrov Nakamura Silva Tembo Kowalski Adeyemi Rahman Castillo Novak Tesfaye Brandt".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
ADJECTIVES = "Sudanese Turkish Serbian Kenyan Iraqi Peruvian Chinese Polish Libyan Danish Syrian Cuban Rwandan Greek Somali".split()
# base, present, past, participle, -ing; what a state does to another one
VERBS = [line.split() for line in """attack attacks attacked attacked attacking
condemn condemns condemned condemned condemning
warn warns warned warned warning
invade invades invaded invaded invading
bomb bombs bombed bombed bombing
shell shells shelled shelled shelling
sue sues sued sued suing
praise praises praised praised praising
criticise criticises criticised criticised criticising
blame blames blamed blamed blaming
back backs backed backed backing
support supports supported supported supporting
rebuke rebukes rebuked rebuked rebuking
threaten threatens threatened threatened threatening
defend defends defended defended defending
arm arms armed armed arming
blockade blockades blockaded blockaded blockading
raid raids raided raided raiding
thank thanks thanked thanked thanking
snub snubs snubbed snubbed snubbing
strike strikes struck struck striking
fund funds funded funded funding
denounce denounces denounced denounced denouncing
contact contacts contacted contacted contacting""".splitlines()]
# the same with an object: base, present, past, participle, -ing, object
DEEDS = [line.split() for line in """send sends sent sent sending troops
deploy deploys deployed deployed deploying soldiers
expel expels expelled expelled expelling diplomats
free frees freed freed freeing prisoners
detain detains detained detained detaining fishermen
release releases released released releasing hostages
seize seizes seized seized seizing trucks
offer offers offered offered offering helicopters
buy buys bought bought buying jets
withdraw withdraws withdrew withdrawn withdrawing engineers
host hosts hosted hosted hosting refugees
arrest arrests arrested arrested arresting smugglers
train trains trained trained training officers
launch launches launched launched launching missiles""".splitlines()]

TEMPLATES = """
$C1|NNP|2|nsubj $D1|VBD|0|root $C2|NNP|2|obj .|.|2|punct
$C1|NNP|2|nsubj $Z1|VBZ|0|root $C2|NNP|2|obj
$C1|NNP|2|nsubj $Z1|VBZ|0|root $C2|NNP|2|obj over|IN|5|case border|NN|2|obl
$C1|NNP|2|nsubj $Z1|VBZ|0|root $C2|NNP|5|compound border|NN|5|compound town|NN|2|obj
$C1|NNP|2|nsubj $e1|VBZ|0|root $#|CD|4|nummod $o1|NNS|2|obj
$C1|NNP|2|nsubj $d1|VBD|0|root $#|CD|4|nummod $o1|NNS|2|obj .|.|2|punct
$C1|NNP|2|nsubj $d1|VBD|0|root $o1|NNS|2|obj to|IN|5|case $C2|NNP|2|obl .|.|2|punct
$C1|NNP|2|nsubj $d1|VBD|0|root $#|CD|4|nummod $o1|NNS|2|obj on|IN|6|case $Y|NNP|2|obl .|.|2|punct
$C1|NNP|6|nsubj ,|,|3|punct $C2|NNP|1|conj and|CC|5|cc $C3|NNP|1|conj $D1|VBDP|0|root $C4|NNP|6|obj .|.|6|punct
$C1|NNP|6|nsubj ,|,|3|punct $C2|NNP|1|conj and|CC|5|cc $C3|NNP|1|conj $d1|VBDP|0|root $o1|NNS|6|obj .|.|6|punct
$C1|NNP|4|nsubj and|CC|3|cc $C2|NNP|1|conj $D1|VBDP|0|root $C3|NNP|4|obj .|.|4|punct
$C1|NNP|4|nsubj and|CC|3|cc $C2|NNP|1|conj signed|VBDP|0|root a|A|6|det treaty|NN|4|obj in|IN|8|case $K|NNP|4|obl .|.|4|punct
$C1|NNP|4|nsubj ,|,|3|punct $C2|NNP|1|conj sign|VBP|0|root border|NN|6|compound deal|NN|4|obj
$C1|NNP|5|nsubj ,|,|3|punct $C2|NNP|1|conj to|TO|5|mark hold|VB|0|root talks|NNS|5|obj
$C1|NNP|3|nsubj to|TO|3|mark $B1|VB|0|root $C2|NNP|3|obj
$C1|NNP|3|nsubj to|TO|3|mark $b1|VB|0|root $#|CD|5|nummod $o1|NNS|3|obj to|IN|7|case $C2|NNP|3|obl
$C1|NNP|2|compound army|NN|3|nsubj $Z1|VBZ|0|root $C2|NNP|5|compound villages|NNS|3|obj
$C1|NNP|2|compound minister|NN|3|nsubj:pass arrested|VBNP|0|root in|IN|5|case $K|NNP|3|obl
$#|CD|2|nummod soldiers|NNS|3|nsubj:pass killed|VBNP|0|root in|IN|5|case $C1|NNP|3|obl
Did|AUXD|3|aux $C1|NNP|3|nsubj $B1|VB|0|root $C2|NNP|3|obj ?|.|3|punct
Did|AUXD|3|aux $C1|NNP|3|nsubj $b1|VB|0|root $o1|NNS|3|obj to|IN|6|case $C2|NNP|3|obl ?|.|3|punct
Will|MD|3|aux $C1|NNP|3|nsubj $B1|VB|0|root $C2|NNP|3|obj ?|.|3|punct
Has|AUXZ|3|aux $C1|NNP|3|nsubj $N1|VBN|0|root $C2|NNP|3|obj ?|.|3|punct
Why|WHY|4|advmod did|AUXD|4|aux $C1|NNP|4|nsubj $B1|VB|0|root $C2|NNP|4|obj ?|.|4|punct
Who|WHO|2|nsubj $D1|VBD|0|root $C1|NNP|2|obj ?|.|2|punct
$C1|NNP|3|nsubj:pass was|AUXD|3|aux:pass $N1|VBNP|0|root by|IN|5|case $C2|NNP|3|obl:agent .|.|3|punct
$C1|NNP|5|nsubj:pass and|CC|3|cc $C2|NNP|1|conj were|AUXDP|5|aux:pass $N1|VBNP|0|root by|IN|7|case $C3|NNP|5|obl:agent .|.|5|punct
$C1|NNP|3|nmod:poss 's|POS|1|case minister|NN|4|nsubj $D1|VBD|0|root $C2|NNP|4|obj .|.|4|punct
$C1|NNP|3|nmod:poss 's|POS|1|case president|NN|4|nsubj said|VBD|0|root $C2|NNP|7|nsubj had|AUXD|7|aux $N1|VBN|4|ccomp $C3|NNP|7|obj .|.|4|punct
$C1|NNP|2|nsubj said|VBD|0|root that|SC|6|mark $C2|NNP|6|nsubj had|AUXD|6|aux $N1|VBN|2|ccomp $C3|NNP|6|obj .|.|2|punct
$C1|NNP|2|nsubj says|VBZ|0|root $C2|NNP|4|nsubj $D1|VBD|2|ccomp $C3|NNP|4|obj
$C1|NNP|3|nsubj has|AUXZ|3|aux $N1|VBN|0|root $C2|NNP|3|obj .|.|3|punct
$C1|NNP|3|nsubj had|AUXD|3|aux $n1|VBN|0|root $o1|NNS|3|obj to|IN|6|case $C2|NNP|3|obl .|.|3|punct
$C1|NNP|4|nsubj has|AUXZ|4|aux not|NOT|4|advmod $N1|VBN|0|root $C2|NNP|4|obj .|.|4|punct
$C1|NNP|3|nsubj will|MD|3|aux $B1|VB|0|root $C2|NNP|3|obj on|IN|6|case $Y|NNP|3|obl .|.|3|punct
$C1|NNP|4|nsubj did|AUXD|4|aux not|NOT|4|advmod $B1|VB|0|root $C2|NNP|4|obj .|.|4|punct
$C1|NNP|3|nsubj is|AUXZ|3|aux $G1|VBG|0|root $C2|NNP|3|obj .|.|3|punct
$C1|NNP|2|nsubj $D1|VBD|0|root $C2|NNP|2|obj on|IN|5|case $Y|NNP|2|obl .|.|2|punct
$C1|NNP|2|nsubj $D1|VBD|0|root $C2|NNP|2|obj over|IN|7|case the|THE|7|det border|NN|7|compound dispute|NN|2|obl .|.|2|punct
In|IN|2|case $K|NNP|5|obl ,|,|2|punct $C1|NNP|5|nsubj $D1|VBD|0|root $C2|NNP|5|obj .|.|5|punct
On|IN|2|case $Y|NNP|4|obl $C1|NNP|4|nsubj $D1|VBD|0|root $C2|NNP|4|obj .|.|4|punct
$C1|NNP|8|nsubj ,|,|5|punct which|WHICH|5|nsubj had|AUXD|5|aux $N1|VBN|1|acl:relcl $C2|NNP|5|obj ,|,|5|punct $d1|VBD|0|root $o1|NNS|8|obj .|.|8|punct
$C1|NNP|2|nsubj recalled|VBD|0|root its|ITS|4|nmod:poss ambassador|NN|2|obj from|IN|6|case $C2|NNP|2|obl .|.|2|punct
$C1|NNP|2|nsubj imposed|VBD|0|root sanctions|NNS|2|obj on|IN|5|case $C2|NNP|2|obl .|.|2|punct
$C1|NNP|2|nsubj imposes|VBZ|0|root sanctions|NNS|2|obj on|IN|5|case $C2|NNP|2|obl
$C1|NNP|2|nsubj suspended|VBD|0|root aid|NN|2|obj to|IN|5|case $C2|NNP|2|obl .|.|2|punct
Troops|NNS|4|nsubj from|IN|3|case $C1|NNP|1|nmod $D1|VBDP|0|root $C2|NNP|4|obj .|.|4|punct
$J|JJ|2|amod forces|NNS|3|nsubj $D1|VBDP|0|root $C1|NNP|3|obj .|.|3|punct
$J|JJ|2|amod police|NN|3|nsubj $d1|VBDP|0|root $#|CD|5|nummod $o1|NNS|3|obj .|.|3|punct
$C1|NNP|2|nsubj $D1|VBD|0|root $C2|NNP|2|obj after|SC|6|mark $C3|NNP|6|nsubj $D2|VBD|2|advcl $C4|NNP|6|obj .|.|2|punct
$C1|NNP|2|nsubj $D1|VBD|0|root $C2|NNP|2|obj and|CC|6|cc $C3|NNP|6|nsubj $D2|VBD|2|conj $C4|NNP|6|obj .|.|2|punct
$C1|NNP|2|nsubj $D1|VBD|0|root $C2|NNP|2|obj and|CC|5|cc $C3|NNP|3|conj .|.|2|punct
$C1|NNP|2|nsubj agreed|VBD|0|root to|TO|4|mark $B1|VB|2|xcomp $C2|NNP|4|obj .|.|2|punct
$C1|NNP|2|nsubj threatened|VBD|0|root to|TO|4|mark $B1|VB|2|xcomp $C2|NNP|4|obj if|SC|8|mark $C3|NNP|8|nsubj $Z2|VBZ|4|advcl $C4|NNP|8|obj .|.|2|punct
$C1|NNP|2|nsubj accused|VBD|0|root $C2|NNP|2|obj of|SC|5|mark $G1|GER|2|advcl $C3|NNP|5|obj .|.|2|punct
$C1|NNP|2|nsubj denied|VBD|0|root $G1|GER|2|xcomp $C2|NNP|3|obj .|.|2|punct
$C1|NNP|2|nsubj urged|VBD|0|root $C2|NNP|2|obj to|TO|5|mark $B1|VB|2|xcomp $C3|NNP|5|obj .|.|2|punct
$C1|NNP|2|nsubj $D1|VBD|0|root $C2|NNP|2|obj for|SC|5|mark $G2|GER|2|advcl $C3|NNP|5|obj .|.|2|punct
$C1|NNP|2|nsubj condemned|VBD|0|root $C2|NNP|5|nmod:poss 's|POS|3|case invasion|NN|2|obj of|IN|7|case $C3|NNP|5|nmod .|.|2|punct
$C1|NNP|2|nsubj $D1|VBD|0|root $C2|NNP|2|obj ,|,|6|punct officials|NNS|6|nsubj said|VBDP|2|parataxis .|.|2|punct
President|NNP|2|nmod:desc $S|NNP|3|nsubj $D1|VBD|0|root $C1|NNP|3|obj on|IN|6|case $Y|NNP|3|obl .|.|3|punct
$S|NNP|8|nsubj ,|,|4|punct the|THE|4|det president|NN|1|appos of|IN|6|case $C1|NNP|4|nmod ,|,|4|punct $D1|VBD|0|root $C2|NNP|8|obj .|.|8|punct
The|THE|2|det government|NN|5|nsubj of|IN|4|case $C1|NNP|2|nmod $D1|VBD|0|root $C2|NNP|5|obj .|.|5|punct
``|``|5|punct We|WE|5|nsubj will|MD|5|aux not|NOT|5|advmod $B1|VB|11|ccomp $C1|NNP|5|obj ,|,|5|punct ''|''|5|punct the|THE|10|det minister|NN|11|nsubj said|VBD|0|root .|.|11|punct
Talks|NNS|6|nsubj between|IN|3|case $C1|NNP|1|nmod and|CC|5|cc $C2|NNP|3|conj collapsed|VBDP|0|root on|IN|8|case $Y|NNP|6|obl .|.|6|punct
"""

LEMMAS = {"Did": "do", "did": "do", "Will": "will", "Has": "have", "has": "have", "had": "have", "was": "be", "were": "be", "is": "be", "a": "a", "its": "its",
          "signed": "sign", "talks": "talk", "Talks": "talk", "Troops": "troops", "troops": "troops", "said": "say", "says": "say",
          "We": "we", "villages": "village", "soldiers": "soldier", "killed": "kill", "arrested": "arrest", "recalled": "recall",
          "imposed": "impose", "imposes": "impose", "sanctions": "sanction", "suspended": "suspend", "forces": "force",
          "agreed": "agree", "threatened": "threaten", "accused": "accuse", "denied": "deny", "urged": "urge", "condemned": "condemn",
          "officials": "official", "collapsed": "collapse", "sanction": "sanction", "diplomats": "diplomat", "prisoners": "prisoner",
          "fishermen": "fisherman", "hostages": "hostage", "trucks": "truck", "helicopters": "helicopter", "jets": "jet",
          "engineers": "engineer", "refugees": "refugee", "smugglers": "smuggler", "officers": "officer", "missiles": "missile",
          "Who": "who", "Why": "why", "In": "in", "On": "on", "The": "the", "``": "''"}


class Draws:
    """What the slots of one sentence stand for: (form, lemma)."""

    def __init__(self, rng):
        self.rng = rng
        self.countries = rng.sample(COUNTRIES, 4)
        self.verbs = rng.sample(VERBS, 2)
        self.deed = rng.choice(DEEDS)
        self.fixed = {"K": rng.choice(CITIES), "S": rng.choice(SURNAMES), "Y": rng.choice(DAYS), "J": rng.choice(ADJECTIVES),
                      "#": str(rng.choice([3, 7, 12, 20, 40, 60, 150, 300, 700, 900]))}

    def word(self, slot):
        kind, number = slot[0], int(slot[1:] or 1)
        if kind == "C":
            return self.countries[number - 1], self.countries[number - 1]
        if kind in "BZDNG":
            verb = self.verbs[number - 1]
            return verb["BZDNG".index(kind)], verb[0]
        if kind in "bedn":
            return self.deed["bedn".index(kind)], self.deed[0]
        if kind == "o":
            return self.deed[5], LEMMAS[self.deed[5]]
        return self.fixed[kind], self.fixed[kind]


def sentence(template, draws):
    rows = []
    for number, word in enumerate(template.split(), 1):
        form, tag, head, relation = word.split("|")
        lemma = LEMMAS.get(form, form)
        if form.startswith("$"):
            form, lemma = draws.word(form[1:])
        if form in ("``", "''"):
            form = lemma = '"'
        rows.append((str(number), form, lemma, *TAGS[tag], head, relation, "_", "_"))
    return rows


def main():
    rng = random.Random(20)
    out, seen, count = [], set(), 0
    for template in TEMPLATES.strip().splitlines():
        for _ in range(PER_TEMPLATE):
            rows = sentence(template, Draws(rng))
            text = " ".join(row[1] for row in rows)
            if text in seen:
                continue
            seen.add(text)
            count += 1
            out.append(f"# sent_id = news-{count}\n# text = {text}\n" + "\n".join("\t".join(row) for row in rows) + "\n")
    sys.stdout.write("\n".join(out) + "\n")


if __name__ == "__main__":
    main()
