/**
 * The whole database in one file, and back. {@link shop.xiaoer.store.backup.Backup} copies every table as of one moment
 * while the server works; {@link shop.xiaoer.store.backup.Restore} checks the file to its last byte before it touches
 * anything, and fills an empty database in one transaction. The way is PostgreSQL's own {@code COPY} in its text form, so
 * that a file outlives the major version, the processor and the place it came from.
 *
 * <p>The file is a zip: {@code manifest.json} ({@link shop.xiaoer.store.backup.Manifest}), its digest in
 * {@code manifest.sha256}, and {@code tables/NAME.copy} for each table. It holds all that the database holds, password
 * hashes and signing keys too, and is therefore readable by its owner only.
 */
@NullMarked
package shop.xiaoer.store.backup;

import org.jspecify.annotations.NullMarked;
