"""pyahocorasick: the same phrases in one automaton, all overlapping matches. pip install pyahocorasick"""
import ahocorasick
from peer import fold, phrases, report, texts

automaton = ahocorasick.Automaton()
for phrase in phrases():
    automaton.add_word(phrase, len(phrase))
automaton.make_automaton()
documents = texts(2_000_000)
folded = [fold(text) for text in documents]


def run():
    return sum(sum(1 for _ in automaton.iter(text)) for text in folded)


report("pyahocorasick", "matches of phrases, inside words too", documents, run)
