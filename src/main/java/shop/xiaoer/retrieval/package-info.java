/**
 * Finds what the shop wrote about a question. {@link shop.xiaoer.retrieval.Retriever} holds {@link
 * shop.xiaoer.retrieval.Document}s in one Lucene index in memory, looks for words (BM25) and for meaning (HNSW over
 * sentence vectors), and weighs the two by how much of the question the words explain. Results are {@link
 * shop.xiaoer.retrieval.Passage}s with every figure that they were ranked by.
 */
@NullMarked
package shop.xiaoer.retrieval;

import org.jspecify.annotations.NullMarked;
