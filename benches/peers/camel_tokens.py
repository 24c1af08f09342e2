"""camel-tools: normalisation, removal of marks, and simple word tokens. pip install camel-tools"""
from camel_tools.tokenizers.word import simple_word_tokenize
from camel_tools.utils.dediac import dediac_ar
from camel_tools.utils.normalize import normalize_alef_ar, normalize_alef_maksura_ar, normalize_teh_marbuta_ar
from peer import report, texts

documents = texts(300_000)


def tokens(text):
    text = normalize_teh_marbuta_ar(normalize_alef_maksura_ar(normalize_alef_ar(dediac_ar(text))))
    return simple_word_tokenize(text)


def run():
    return sum(len(tokens(text)) for text in documents)


report("camel-tools", "normalised tokens only", documents, run)
