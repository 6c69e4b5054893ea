package org.intendant.data;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.hibernate.SessionFactory;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.cfg.Configuration;

/**
 * A fresh database with the migrations of some modules, on H2 or on a real PostgreSQL, and an entity manager that belongs
 * to the thread's transaction.
 *
 * <pre>
 * TestDatabase db = TestDatabase.h2(List.of("people"), Person.class);
 * people.em = db.entityManager();
 * db.transaction(() -&gt; people.add(draft));
 * </pre>
 */
public final class TestDatabase implements AutoCloseable {

    private final DataSource source;
    private final SessionFactory factory;
    private final ThreadLocal<EntityManager> current = new ThreadLocal<>();

    private TestDatabase(DataSource source, List<String> modules, Class<?>... entities) {
        this.source = source;
        new Migrations(source, modules).run();
        Configuration configuration = new Configuration();
        for (Class<?> entity : entities) {
            configuration.addAnnotatedClass(entity);
        }
        configuration.setProperty("hibernate.hbm2ddl.auto", "none");
        // As strict as the server is: what is no JPQL fails here and not first there.
        configuration.setProperty("hibernate.jpa.compliance.query", "true");
        // As the application reads; how many statements it takes, tests may count.
        configuration.setProperty("hibernate.default_batch_fetch_size", "100");
        configuration.setProperty("hibernate.generate_statistics", "true");
        configuration.setProperty("hibernate.session.events.log", "false");
        this.factory = configuration.buildSessionFactory(new StandardServiceRegistryBuilder()
                .applySettings(configuration.getProperties())
                .applySetting("hibernate.connection.datasource", source)
                .build());
    }

    /** In memory, gone with the JVM. Milliseconds. */
    public static TestDatabase h2(List<String> modules, Class<?>... entities) {
        JdbcDataSource memory = new JdbcDataSource();
        memory.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return new TestDatabase(memory, modules, entities);
    }

    /** A database of its own in one PostgreSQL per JVM. For tests tagged {@code database}. */
    public static TestDatabase postgres(List<String> modules, Class<?>... entities) {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        EmbeddedPostgres server = Postgres.RUNNING;
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
        return new TestDatabase(server.getDatabase("postgres", name), modules, entities);
    }

    public DataSource source() {
        return source;
    }

    /** Works inside {@link #transaction} on whatever thread calls it. */
    public EntityManager entityManager() {
        return (EntityManager) Proxy.newProxyInstance(
                TestDatabase.class.getClassLoader(),
                new Class<?>[] {EntityManager.class},
                (proxy, method, arguments) -> {
                    EntityManager bound = current.get();
                    if (bound == null) {
                        throw new IllegalStateException("There is no transaction on this thread.");
                    }
                    try {
                        return method.invoke(bound, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    /** How many statements the work sends in a transaction of its own. */
    public long statements(Callable<?> work) {
        long before = factory.getStatistics().getPrepareStatementCount();
        transaction(work);
        return factory.getStatistics().getPrepareStatementCount() - before;
    }

    /** Runs in a transaction, which is rolled back when something is thrown. Joins the one that is there already. */
    public <T> T transaction(Callable<T> work) {
        if (current.get() != null) {
            return call(work);
        }
        try (EntityManager fresh = factory.createEntityManager()) {
            current.set(fresh);
            fresh.getTransaction().begin();
            try {
                T result = call(work);
                fresh.getTransaction().commit();
                return result;
            } finally {
                current.remove();
                if (fresh.getTransaction().isActive()) {
                    fresh.getTransaction().rollback();
                }
            }
        }
    }

    public void transaction(Runnable work) {
        transaction(() -> {
            work.run();
            return true;
        });
    }

    private static <T> T call(Callable<T> work) {
        try {
            return work.call();
        } catch (RuntimeException unchecked) {
            throw unchecked;
        } catch (Exception checked) {
            throw new IllegalStateException(checked);
        }
    }

    @Override
    public void close() {
        factory.close();
    }

    /** Started at first use, ends with the JVM. */
    private static final class Postgres {
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder().start();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }
}
