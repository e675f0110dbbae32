//! One statement for everybody who asks the same kind of question at the same time.
//!
//! Whoever finds a free slot asks at once, alone. While all slots are taken the others wait, and whoever asks next
//! asks for all of them: the busier the service, the less a question costs. A statement is sent only after all of its
//! questions were there, so nobody sees an older state than if they had asked themselves.

use std::collections::VecDeque;
use std::fmt::Debug;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use event_store::Kept;
use sqlx::PgConnection;
use tokio::sync::oneshot;

/// No more questions than this go into one statement.
const MOST_QUESTIONS: usize = 64;

/// A question that can be asked for many in one statement.
pub(crate) trait Question: Clone + Debug + Send + 'static {
    /// Its answer.
    type Answer: Debug + Send + 'static;

    /// Asks several; the answers are in the questions' order.
    fn ask_all(
        db: &mut PgConnection,
        questions: &[Self],
    ) -> impl Future<Output = Result<Vec<Self::Answer>, sqlx::Error>> + Send;
}

/// Rows that name their questions by number, from 1 on, in the order of so many questions.
pub(crate) fn in_order<T>(
    questions: usize,
    rows: impl IntoIterator<Item = (i64, T)>,
) -> Result<Vec<Option<T>>, sqlx::Error> {
    let mut answers: Vec<Option<T>> = (0..questions).map(|_| None).collect();
    for (number, row) in rows {
        let index = usize::try_from(number).ok().and_then(|number| number.checked_sub(1));
        let answer = index.and_then(|index| answers.get_mut(index));
        *answer.ok_or_else(|| sqlx::Error::Decode(format!("{number} is no question").into()))? =
            Some(row);
    }
    Ok(answers)
}

/// The slots where questions of a kind are asked. Cheap to clone.
#[derive(Debug)]
pub(crate) struct Together<Q: Question> {
    queue: Arc<Mutex<Queue<Q>>>,
    connections: Arc<Kept>,
}

/// Who waits, and how many slots are free.
#[derive(Debug)]
struct Queue<Q: Question> {
    waiting: VecDeque<Waiting<Q>>,
    free: usize,
}

/// Somebody who waits.
#[derive(Debug)]
struct Waiting<Q: Question> {
    question: Q,
    told: oneshot::Sender<Told<Q>>,
}

/// What somebody who waits is told.
#[derive(Debug)]
enum Told<Q: Question> {
    Answer(Q::Answer),
    /// To ask for everybody.
    Ask(Slot<Q>),
}

/// A slot, held; who waits first gets it next.
#[derive(Debug)]
struct Slot<Q: Question> {
    /// The queue, until the slot is given away.
    queue: Option<Arc<Mutex<Queue<Q>>>>,
}

impl<Q: Question> Clone for Together<Q> {
    fn clone(&self) -> Self {
        Self { queue: Arc::clone(&self.queue), connections: Arc::clone(&self.connections) }
    }
}

impl<Q: Question> Together<Q> {
    /// A number of slots, each with one of the connections.
    pub(crate) fn new(connections: Arc<Kept>, slots: usize) -> Self {
        let queue = Queue { waiting: VecDeque::new(), free: slots };
        Self { queue: Arc::new(Mutex::new(queue)), connections }
    }

    /// Asks, with everybody who waits by then.
    pub(crate) async fn ask(&self, question: Q) -> Result<Q::Answer, sqlx::Error> {
        let connections = &self.connections;
        let told = match self.slot_or_wait(&question) {
            Ok(slot) => return slot.ask(connections, question).await,
            Err(told) => told.await,
        };
        match told {
            Ok(Told::Answer(answer)) => Ok(answer),
            Ok(Told::Ask(slot)) => slot.ask(connections, question).await,
            // Whoever asked for all has failed, or went away: what was wrong with it need not be wrong with this one.
            Err(_) => alone(connections, question).await,
        }
    }

    /// A free slot, or where the answer comes if none is free.
    fn slot_or_wait(&self, question: &Q) -> Result<Slot<Q>, oneshot::Receiver<Told<Q>>> {
        let mut queue = lock(&self.queue);
        if queue.free > 0 {
            queue.free -= 1;
            return Ok(Slot { queue: Some(Arc::clone(&self.queue)) });
        }
        let (told, receiver) = oneshot::channel();
        queue.waiting.push_back(Waiting { question: question.clone(), told });
        Err(receiver)
    }
}

impl<Q: Question> Slot<Q> {
    /// Asks a question together with the questions that wait.
    async fn ask(self, connections: &Kept, question: Q) -> Result<Q::Answer, sqlx::Error> {
        let others = self.take_waiting();
        if others.is_empty() {
            return alone(connections, question).await;
        }
        let (questions, told): (Vec<Q>, Vec<_>) =
            others.into_iter().map(|waiting| (waiting.question, waiting.told)).unzip();
        let questions = [vec![question.clone()], questions].concat();
        let Ok(answers) = ask_all(connections, &questions).await else {
            // The others ask again themselves as well: what was wrong may be wrong with one of the questions only.
            drop((self, told));
            return alone(connections, question).await;
        };
        let mut answers = answers.into_iter();
        // The slot is free for the next before the answers are rendered.
        drop(self);
        let own = answers.next().ok_or(sqlx::Error::RowNotFound)?;
        for (told, answer) in told.into_iter().zip(answers) {
            let _ = told.send(Told::Answer(answer));
        }
        Ok(own)
    }

    /// Takes the questions that wait by now, no more than one statement may ask.
    fn take_waiting(&self) -> Vec<Waiting<Q>> {
        let Some(queue) = &self.queue else { return Vec::new() };
        let mut queue = lock(queue);
        let most = queue.waiting.len().min(MOST_QUESTIONS - 1);
        queue.waiting.drain(..most).filter(|waiting| !waiting.told.is_closed()).collect()
    }
}

impl<Q: Question> Drop for Slot<Q> {
    /// Gives the slot to the request that has waited longest, if one waits.
    fn drop(&mut self) {
        let Some(queue) = self.queue.take() else { return };
        let mut slot = Self { queue: Some(Arc::clone(&queue)) };
        while let Some(told) = next(&queue) {
            match told.send(Told::Ask(slot)) {
                Err(Told::Ask(back)) => slot = back,
                _ => return,
            }
        }
        slot.queue = None;
    }
}

/// Who waits first; if nobody does, a slot is free.
fn next<Q: Question>(queue: &Mutex<Queue<Q>>) -> Option<oneshot::Sender<Told<Q>>> {
    let mut queue = lock(queue);
    let first = queue.waiting.pop_front();
    queue.free += usize::from(first.is_none());
    first.map(|waiting| waiting.told)
}

/// Asks several; on a connection of the pool if the kept one turns out to be broken.
async fn ask_all<Q: Question>(
    connections: &Kept,
    questions: &[Q],
) -> Result<Vec<Q::Answer>, sqlx::Error> {
    let mut db = connections.take().await?;
    let answers = match Q::ask_all(&mut db, questions).await {
        Err(sqlx::Error::Io(_)) => {
            // Its turn ends first: there may be only one.
            drop(db);
            db = connections.take_tested().await?;
            Q::ask_all(&mut db, questions).await?
        }
        answers => answers?,
    };
    connections.keep(db);
    Ok(answers)
}

/// Asks a single question.
async fn alone<Q: Question>(connections: &Kept, question: Q) -> Result<Q::Answer, sqlx::Error> {
    let mut answers = ask_all(connections, &[question]).await?;
    answers.pop().ok_or(sqlx::Error::RowNotFound)
}

/// The queue, which no holder leaves half changed.
fn lock<Q: Question>(queue: &Mutex<Queue<Q>>) -> MutexGuard<'_, Queue<Q>> {
    queue.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use embedded::testing::Database;
    use tokio::sync::Semaphore;

    use super::*;

    /// How many statements were sent.
    static STATEMENTS: AtomicUsize = AtomicUsize::new(0);
    /// Lets statements end.
    static ENDS: Semaphore = Semaphore::const_new(0);

    /// Asks for its own number; number 13 is refused, and with it everything in the same statement.
    #[derive(Debug, Clone)]
    struct Echo(u32);

    impl Question for Echo {
        type Answer = u32;

        async fn ask_all(
            _: &mut PgConnection,
            questions: &[Self],
        ) -> Result<Vec<u32>, sqlx::Error> {
            STATEMENTS.fetch_add(1, Ordering::SeqCst);
            ENDS.acquire().await.unwrap().forget();
            if questions.iter().any(|question| question.0 == 13) {
                return Err(sqlx::Error::RowNotFound);
            }
            Ok(questions.iter().map(|question| question.0).collect())
        }
    }

    #[tokio::test]
    async fn who_waits_is_asked_for_together_and_what_fails_together_is_asked_alone() {
        let database = Database::create().await;
        let pool = event_store::pool(database.url().parse().unwrap(), 4);
        let together = Together::new(Arc::new(Kept::of(pool)), 1);
        let ask = |n| {
            let together = together.clone();
            async move { together.ask(Echo(n)).await.ok() }
        };
        // All have asked before the first statement ends: it was asked for the first alone, the next for the rest.
        let four = futures::future::join_all([1, 2, 3, 4].map(ask));
        let (four, ()) = futures::join!(four, async { ENDS.add_permits(2) });
        assert_eq!(four, [1, 2, 3, 4].map(Some));
        assert_eq!(STATEMENTS.swap(0, Ordering::SeqCst), 2);

        let failing = futures::future::join_all([1, 2, 13].map(ask));
        let (failing, ()) = futures::join!(failing, async { ENDS.add_permits(4) });
        assert_eq!(failing, [Some(1), Some(2), None]);
        assert_eq!(
            STATEMENTS.swap(0, Ordering::SeqCst),
            4,
            "two of them together, then each alone"
        );

        // Somebody who goes away while asking for others leaves them to ask themselves.
        let gone = tokio::time::timeout(std::time::Duration::ZERO, ask(5)).await;
        assert!(gone.is_err());
        ENDS.add_permits(1);
        assert_eq!(ask(6).await, Some(6), "the slot is free again");
    }
}
