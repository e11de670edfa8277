/**
 * Finds what the shop wrote about a question. {@link shop.xiaoer.retrieval.Retriever} holds {@link
 * shop.xiaoer.retrieval.Document}s of each language in a Lucene index in memory, looks for words (BM25) and for meaning
 * (sentence vectors; each of them where they are few, over Lucene's HNSW graph where they are many), and weighs the two by how much of the question the words explain. Results are {@link
 * shop.xiaoer.retrieval.Passage}s with every figure that they were ranked by.
 */
@NullMarked
package shop.xiaoer.retrieval;

import org.jspecify.annotations.NullMarked;
