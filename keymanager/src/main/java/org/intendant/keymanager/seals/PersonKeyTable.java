package org.intendant.keymanager.seals;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.intendant.keymanager.keys.PersonKey;
import org.intendant.secrets.ForgedRow;

/** Keys of people. */
@ApplicationScoped
class PersonKeyTable extends KeyTable<PersonKey> {

    PersonKeyTable() {
        super(PersonKey.class);
    }

    @Override
    List<ForgedRow> said(List<PersonKey> forged) {
        Map<Long, String> people =
                names("select p.id, p.username from Person p where p.id in :ids", forged, PersonKey::getPersonId);
        return forged.stream()
                .map(key -> row(
                        key.getId(),
                        "person:" + key.getPersonId(),
                        people.getOrDefault(key.getPersonId(), ""),
                        "has the key " + key.getFingerprint()))
                .toList();
    }
}
