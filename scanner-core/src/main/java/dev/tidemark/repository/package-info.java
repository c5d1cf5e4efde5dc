/**
 * What is read: the files of one commit or folder, and the history behind them. Imports nothing of ours; knows no parser.
 */
@NullMarked
package dev.tidemark.repository;

import org.jspecify.annotations.NullMarked;
