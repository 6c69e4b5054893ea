package org.intendant.keymanager.seals;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.web.DashboardCard;
import org.intendant.web.State;

/** On the overview, as long as there are forged records: how many, and what each says of whom. */
@ApplicationScoped
class ForgedCard implements DashboardCard {

    private static final String PAGE = "/keymanager/forged.xhtml";
    private static final int SHOWN = 10;

    @Inject
    ForgedRecords records;

    @Inject
    CurrentActor actor;

    @Override
    public int order() {
        return 5;
    }

    @Override
    public boolean visible() {
        return actor.find().filter(who -> who.may(Permission.SEE_GROUPS)).isPresent() && records.count() > 0;
    }

    @Override
    public Tile tile() {
        long forged = records.count();
        String records = forged == 1 ? "record" : "records";
        return new Tile(
                "Forged",
                "pi-exclamation-triangle",
                Long.toString(forged),
                records + " of access that " + (forged == 1 ? "gives" : "give") + " nothing",
                List.of(),
                PAGE,
                Trouble.FAILURE,
                forged + " " + records + " of access " + (forged == 1 ? "was" : "were") + " changed past Intendant.");
    }

    @Override
    public List<ToDo> toDos() {
        return records.all().stream().limit(SHOWN).map(ForgedCard::toDo).toList();
    }

    private static ToDo toDo(Forged forged) {
        return new ToDo(
                State.FAILED,
                forged.getName() + ": a record that Intendant did not write",
                "It says: " + forged.getWhat() + ". It gives nothing. Find out who writes to the database.",
                forged.getSince(),
                "Open",
                PAGE);
    }
}
