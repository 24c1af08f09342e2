"""spaCy, blank Arabic pipeline with an EntityRuler over the same phrases. pip install spacy"""
import spacy
from peer import fold, phrases, report, texts

nlp = spacy.blank("ar")
ruler = nlp.add_pipe("entity_ruler")
with nlp.select_pipes(enable=[]):
    ruler.add_patterns([{"label": "HIT", "pattern": phrase} for phrase in phrases() if phrase.strip()])
documents = texts(300_000)
folded = [fold(text) for text in documents]


def run():
    return sum(len(doc.ents) for doc in nlp.pipe(folded))


report("spaCy EntityRuler", "tokens and whole-word matches of phrases, no clitics", documents, run)
