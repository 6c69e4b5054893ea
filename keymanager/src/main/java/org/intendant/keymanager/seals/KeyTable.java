package org.intendant.keymanager.seals;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Table;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.intendant.secrets.ForgedRow;
import org.intendant.secrets.SealedRow;
import org.intendant.secrets.SealedTable;
import org.intendant.secrets.Secrets;

/** One table of this module whose rows carry seals. */
abstract class KeyTable<T extends SealedRow> implements SealedTable {

    @PersistenceContext
    EntityManager entities;

    @Inject
    Secrets secrets;

    private final Class<T> type;

    KeyTable(Class<T> type) {
        this.type = type;
    }

    /** What these rows say, of whom. */
    abstract List<ForgedRow> said(List<T> forged);

    @Override
    public String table() {
        return type.getAnnotation(Table.class).name();
    }

    @Override
    public List<ForgedRow> forged() {
        List<T> forged = entities.createQuery("select r from " + entity() + " r", type)
                .setHint("org.hibernate.readOnly", true)
                .getResultStream()
                .filter(row -> !row.isGenuine(secrets::mac))
                .toList();
        return forged.isEmpty() ? List.of() : said(forged);
    }

    private String entity() {
        return entities.getMetamodel().entity(type).getName();
    }

    ForgedRow row(long id, String subject, String name, String what) {
        return new ForgedRow(table(), Long.toString(id), subject, name, what);
    }

    /** Names by primary key, in one statement. */
    Map<Long, String> names(String query, List<T> rows, ToLongFunction<T> id) {
        Collection<Long> ids = rows.stream().map(id::applyAsLong).collect(Collectors.toSet());
        Map<Long, String> names = new HashMap<>();
        entities.createQuery(query, Object[].class)
                .setParameter("ids", ids)
                .getResultStream()
                .forEach(row -> names.put((Long) row[0], (String) row[1]));
        return names;
    }

    Map<Long, String> servers(List<T> rows, ToLongFunction<T> id) {
        return names("select s.id, s.name from Server s where s.id in :ids", rows, id);
    }

    Map<Long, String> groups(List<T> rows, ToLongFunction<T> id) {
        return names("select g.id, g.name from PersonGroup g where g.id in :ids", rows, id);
    }

    @Override
    public boolean remove(String row) {
        T found = entities.find(type, Long.valueOf(row));
        if (found == null || found.isGenuine(secrets::mac)) {
            return false;
        }
        beforeRemoval(found);
        entities.remove(found);
        return true;
    }

    /** What points at the row goes before it. */
    void beforeRemoval(T row) {}
}
